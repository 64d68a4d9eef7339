"""What checks have in common: how figures are found, compared and shown. No check of its own."""
