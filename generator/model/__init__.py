"""The ground floor: frozen nouns of public budget disclosure. No input or output, no other layer is imported here."""
