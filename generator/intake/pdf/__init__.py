"""Reader of PDF files with a text layer: ruled tables and lines of text, as they are printed, become pieces."""

from generator.intake.pdf.reader import read

__all__ = ["read"]
