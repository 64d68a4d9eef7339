"""Submissions seen together: summaries, sums, near names, and the catalogue of all."""
