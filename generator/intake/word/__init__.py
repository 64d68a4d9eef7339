"""The reader of Word files (.docx, .docm; 文档): paragraphs and tables as the reader of the printed page sees them."""

from generator.intake.word.document import read

__all__ = ["read"]
