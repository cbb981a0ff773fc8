"""The same small framework as files of every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from io import BytesIO
from zipfile import ZipFile

import docx
from PIL import Image
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate
from shell import FLAWED


def parts(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield the level (0 for a paragraph) and the words of each part of simple Markdown."""
    for part in markdown.strip().split("\n\n"):
        marks, _, words = part.partition(" ")
        heading = bool(marks) and not marks.strip("#")
        yield (len(marks), words) if heading else (0, part)


def to_html(markdown: str) -> bytes:
    tags = ((f"h{level}" if level else "p", escape(words)) for level, words in parts(markdown))
    body = "\n".join(f"<{tag}>{words}</{tag}>" for tag, words in tags)
    return f"<!doctype html>\n<html>\n<body>\n{body}\n</body>\n</html>\n".encode()


def to_docx(markdown: str) -> bytes:
    made, written = docx.Document(), BytesIO()
    for level, words in parts(markdown):
        made.add_paragraph(words, style=f"Heading {level}" if level else None)
    made.save(written)
    return written.getvalue()


def to_pdf(markdown: str) -> bytes:
    styles, written = getSampleStyleSheet(), BytesIO()
    flow = [
        Paragraph(escape(words), styles[f"Heading{level}" if level else "BodyText"])
        for level, words in parts(markdown)
    ]
    template = SimpleDocTemplate(written, pagesize=LETTER, rightMargin=300, invariant=1)
    template.build(flow)
    return written.getvalue()


def to_scan(*pages: str) -> bytes:
    """Return a PDF with a line of words on each page, or an image where there are none."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=LETTER, invariant=1)
    for words in pages:
        if words:
            canvas.drawString(72, 700, words)
        else:
            image = ImageReader(Image.new("L", (60, 80), 128))
            canvas.drawImage(image, 40, 40, 530, 710)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def to_zip(markdown: str) -> bytes:
    return zipped({"images/a.png": b"\x89PNG", "Framework.html": to_html(markdown)})


WRITERS: Mapping[str, Callable[[str], bytes]] = {
    "md": str.encode,
    "html": to_html,
    "zip": to_zip,
    "docx": to_docx,
    "pdf": to_pdf,
}


def flawed(ending: str) -> bytes:
    """Return the flawed framework as a file with an ending of WRITERS."""
    return WRITERS[ending](FLAWED)
