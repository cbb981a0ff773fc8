"""HTML: the main content of a page, also out of a zip archive."""

from framework_lint.readers.html.reader import read, read_zipped

__all__ = ["read", "read_zipped"]
