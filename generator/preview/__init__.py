"""The live preview (预览): content read once into memory, its pages made when a browser asks for them.

Nothing is written but scratch files in a folder of the system's. A page has the bytes that a build would give it, and
the preview's own script in its head.
"""
