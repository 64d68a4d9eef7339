"""The model becomes content files that a clerk can read and edit."""
