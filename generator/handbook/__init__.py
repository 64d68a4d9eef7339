"""The handbook (手册): Markdown files of the content, made into pages by MkDocs in the frame of the site."""
