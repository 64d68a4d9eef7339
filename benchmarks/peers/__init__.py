"""Other site generators at the same work: the same records into the same pages, timed in turns (see README.md)."""
