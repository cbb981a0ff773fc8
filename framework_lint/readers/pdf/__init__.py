"""PDF: lines, columns and tables found again from where letters stand."""

from framework_lint.readers.pdf.reader import Traced, read, trace

__all__ = ["Traced", "read", "trace"]
