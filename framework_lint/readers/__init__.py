"""One reader a format, each imported when a source needs it."""

from __future__ import annotations

from framework_lint.document import Document
from framework_lint.source import Source

MARKDOWN = "text/markdown"
PLAIN = "text/plain"


def read(source: Source) -> Document:
    """Read a source by its media type; raise InputError if it cannot be read."""
    if source.media_type == MARKDOWN:
        from framework_lint.readers import markdown

        return markdown.read(source)
    from framework_lint.readers import plaintext

    return plaintext.read(source)
