"""One reader a format, each imported when a file needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framework_lint.errors import InputError
from framework_lint.readers.options import Options

if TYPE_CHECKING:
    from framework_lint.document import Document
    from framework_lint.source import Original, Source

MARKDOWN = "text/markdown"
PLAIN = "text/plain"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
ZIPPED_HTML = "application/zip"
TEXT = (MARKDOWN, PLAIN)


def read(source: Source) -> Document:
    """Read a source by its media type; raise InputError if it cannot be read."""
    if source.media_type == MARKDOWN:
        from framework_lint.readers import markdown

        return markdown.read(source)
    from framework_lint.readers import plaintext

    return plaintext.read(source)


def read_original(original: Original, options: Options = Options()) -> Document:  # noqa: B008 - frozen
    """Read a file whose text is not its own: PDF, DOCX, HTML; raise InputError."""
    if original.media_type == PDF:
        from framework_lint.readers import pdf

        return pdf.read(original, options.max_pages)
    if original.media_type == DOCX:
        from framework_lint.readers import docx

        return docx.read(original, options.revisions)
    if original.media_type not in (HTML, ZIPPED_HTML):
        raise InputError(f"no reader for {original.media_type}")
    from framework_lint.readers import html

    return html.read_zipped(original) if original.media_type == ZIPPED_HTML else html.read(original)
