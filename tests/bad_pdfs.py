"""PDFs that cannot be read, or only in part, or only with care."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO

from PIL import Image
from press import Press
from press_lines import Face
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

FIRST = "We will test every covered model before each deployment and publish what was found."
LAST = "The Risk Council may halt a deployment at any time and tells the board why it did so."
SIDEWAYS = (
    "We will keep a record of each run on a page that is wider than it is high.",
    "The record names the person who agreed to the run and the day it ended.",
)
HEBREW = "אנו נבדוק כל מודל לפני פריסה"
CAPTION = "Table 1: Thresholds and safeguards"
_WORDS = "work water wind stone harm weights models tests runs days staff boards rules names"
Draw = Callable[[Canvas], None]
Make = Callable[[], bytes]


def _press(*, locks: StandardEncryption | None = None) -> Press:
    press = Press()
    if locks is not None:
        press.canvas = Canvas(press.buffer, pagesize=press.paper, invariant=1, encrypt=locks)
    return press


def _image(width: int = 300, height: int = 400) -> ImageReader:
    grey = Image.linear_gradient("L").resize((width, height))
    buffer = BytesIO()
    grey.save(buffer, "PNG")
    buffer.seek(0)
    return ImageReader(buffer)


def _scan(canvas: Canvas) -> None:
    canvas.drawImage(_image(), 0, 0, 595, 842)


@cache
def plain_page(*, user: str | None = None, owner: str | None = None) -> bytes:
    """Make one page of text, with passwords or without."""
    locked = user is not None or owner is not None
    locks = StandardEncryption(user or "", ownerPassword=owner, canCopy=0) if locked else None
    press = _press(locks=locks)
    press.heading("1 Testing", 16)
    press.paragraph(FIRST)
    press.paragraph(LAST)
    return press.close()


@cache
def between(draw: Draw, *, folio: str = "{page}") -> bytes:
    """Make a page of text, a page that `draw` draws, and another page of text."""
    press = Press(folio="")
    press.heading("1 Testing", 16)
    press.paragraph(FIRST)
    press.turn()
    draw(press.canvas)
    press.turn()
    press.canvas.setPageRotation(0)
    press.folio = folio
    press.heading("2 Halting", 16)
    press.paragraph(LAST)
    return press.close()


def scanned() -> bytes:
    return between(_scan)


def stamped() -> bytes:
    """Make a scanned page that has a page number and nothing else as text."""

    def draw(canvas: Canvas) -> None:
        _scan(canvas)
        canvas.drawCentredString(297, 40, "2")

    return between(draw)


def outlined() -> bytes:
    """Make a page whose letters are drawn as shapes."""

    def draw(canvas: Canvas) -> None:
        for line in range(30):
            for letter in range(60):
                x, y = 72 + 7 * letter, 760 - 20 * line
                path = canvas.beginPath()
                path.moveTo(x, y)
                path.curveTo(x + 2, y + 9, x + 4, y + 9, x + 5, y)
                path.lineTo(x + 3, y + 4)
                path.close()
                canvas.drawPath(path, stroke=0, fill=1)

    return between(draw)


def empty_between() -> bytes:
    """Make a page that was left blank on purpose."""
    return between(lambda _: None)


def all_scanned(pages: int = 3) -> bytes:
    press = Press(folio="")
    for number in range(pages):
        _scan(press.canvas)
        if number + 1 < pages:
            press.turn()
    return press.close()


def wordless() -> bytes:
    """Make two pages with a line and a box on them."""
    press = Press(folio="")
    press.canvas.line(72, 700, 523, 700)
    press.turn()
    press.canvas.rect(72, 300, 200, 200)
    return press.close()


def blank() -> bytes:
    press = Press(folio="")
    press.turn()
    return press.close()


def with_logo() -> bytes:
    """Make two pages of text with a small image at the head of each."""
    press = Press()
    for text in (FIRST, LAST):
        press.canvas.drawImage(_image(60, 24), 463, 795, 60, 24)
        press.heading("1 Testing" if text == FIRST else "2 Halting", 16)
        press.paragraph(text)
        if text == FIRST:
            press.turn()
    return press.close()


def pictured_table() -> bytes:
    """Make a page with an image where its caption says that a table is."""
    press = Press()
    press.heading("1 Thresholds", 16)
    press.paragraph(FIRST)
    press.skip(240)
    press.canvas.drawImage(_image(900, 480), press.column.x, press.y, 451, 240)
    press.skip(6)
    press.paragraph(CAPTION, face=Face(size=9))
    press.paragraph(LAST)
    return press.close()


def rotated(turn: int, *, sideways: bool) -> bytes:
    """Make a page with /Rotate `turn` whose text is drawn upright or sideways."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        if sideways:
            canvas.rotate(90)
            canvas.translate(0, -595)
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(SIDEWAYS):
            canvas.drawString(72, 520 - number * 30, line)

    return between(draw)


def long(pages: int) -> bytes:
    """Make a file in which no page is like another but for the number of its evaluation."""
    press = Press()
    words = _WORDS.split()
    for number in range(1, pages + 1):
        told = " and ".join(words[number * factor % 13] for factor in (1, 2, 5, 7, 11, 17, 29, 37))
        press.paragraph(f"Evaluation number {number} of the year is about {told}.")
        if number < pages:
            press.turn()
    return press.close()


def truncated(share: float) -> bytes:
    content = long(3)
    return content[: int(len(content) * share)]


def pageless() -> bytes:
    return _write([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"])


def flat() -> bytes:
    """Make a page that is said to have no height."""
    return _write(_written([FIRST])).replace(b"0 0 595 842", b"0 0 595 000")


def right_to_left() -> bytes:
    """Make a page in Hebrew, drawn from left to right as it is seen, between two in English."""
    codes = {letter: number for number, letter in enumerate(sorted(set(HEBREW)), 65)}
    seen = "".join(chr(codes[letter]) for letter in reversed(HEBREW))
    lines = [f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items()]
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "1 begincodespacerange <00> <ff> endcodespacerange "
        f"{len(lines)} beginbfchar {' '.join(lines)} endbfchar endcmap end end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 99 0 R>>"
    return _write(_written([FIRST, seen, LAST], font), {99: _stream(cmap)})


def torn() -> bytes:
    """Make a file that a reader can mend, but whose third page is lost."""
    content = _write(_written([FIRST, LAST, SIDEWAYS[0]]))
    trailer = b"%PDF-1.4\ntrailer<</Size 20/Root 1 0 R>>\n"
    lost = content.index(b"<</Type/Page/", content.rindex(b"endstream") - 400)
    return content[:lost].replace(b"%PDF-1.4\n", trailer)


def _written(texts: Sequence[str], second: bytes = b"") -> list[bytes]:
    """Return the objects of a PDF with one line a page; `second` is the font of the second."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(texts)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(texts)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, text in enumerate(texts):
        font = second if number == 1 and second else b"3 0 R"
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F %s>>>>"
            b"/Contents %d 0 R>>" % (font, 5 + 2 * number),
            _stream(f"BT /F 10 Tf 72 760 Td ({text}) Tj ET"),
        ]
    return objects


def _stream(text: str) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(text), text.encode())


def _write(objects: Sequence[bytes], more: Mapping[int, bytes] | None = None) -> bytes:
    """Write the objects of a PDF by number, with the table that leads to them."""
    numbered = dict(enumerate(objects, 1)) | dict(more or {})
    content, table = b"%PDF-1.4\n", b"0 1\n0000000000 65535 f \n"
    for number, part in numbered.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    end = b"trailer<</Size 100/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(content)
    return content + b"xref\n" + table + end
