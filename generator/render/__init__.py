"""Rendering: pages become bytes. The only place that knows Jinja and Markdown."""
