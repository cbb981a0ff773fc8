"""PDF: lines, columns and tables found again from where letters stand."""

from framework_lint.readers.pdf.reader import read

__all__ = ["read"]
