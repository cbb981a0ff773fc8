"""Plain text, also as it comes out of a PDF."""

from framework_lint.readers.plaintext.reader import read

__all__ = ["read"]
