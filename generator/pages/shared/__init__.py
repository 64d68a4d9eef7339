"""What several kinds of page have in common: words, addresses, tables, linked data. No kind of page by itself."""
