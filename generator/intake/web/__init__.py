"""Reader of HTML files: pages saved from a browser, by Word or Excel, or by budget systems that call them `.xls`."""

from generator.intake.web.reader import read

__all__ = ["read"]
