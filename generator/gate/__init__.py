"""The gate: a last look at what is about to go out."""
