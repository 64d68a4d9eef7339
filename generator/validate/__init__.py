"""Text of content files becomes the model, or findings with file, line, column and field."""
