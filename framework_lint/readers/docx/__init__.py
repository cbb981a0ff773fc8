"""DOCX: what Word shows, from the parts of its archive."""

from framework_lint.readers.docx.reader import read, trace

__all__ = ["read", "trace"]
