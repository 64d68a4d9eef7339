"""Views of findings and of imports: the same data as text, JSON or HTML."""
