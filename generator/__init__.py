"""Mingzhang (明账): a static site generator for Chinese public budget disclosure."""

__version__ = "0.1.0"
