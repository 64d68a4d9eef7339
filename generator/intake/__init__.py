"""A file becomes a document of paragraphs and grids of cells, each with its place. Knows no form."""
