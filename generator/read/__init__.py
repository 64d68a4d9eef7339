"""The first stage: from the bytes of the content folder to documents and tables of text; no meaning yet."""
