"""Word documents made for the tests: python-docx's template with a body of plain XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

import docx
from constructs import show
from invariant import check

from framework_lint.document import Document
from framework_lint.readers.docx import read
from framework_lint.readers.options import Revisions
from framework_lint.source import Original

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": f"{_OFFICE}/relationships",
        "m": f"{_OFFICE}/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def t(text: str, properties: str = "") -> str:
    """Write a run."""
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{held}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Write a paragraph; a run without a tag is plain words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else t(run) for run in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def numbered(listing: int, level: int = 0) -> str:
    """Write the properties of a paragraph in a list, its level from 0."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{listing}"/></w:numPr>'


def item(text: str, listing: int = 1, level: int = 0) -> str:
    return p(text, properties=numbered(listing, level))


def cell(*paragraphs: str, properties: str = "") -> str:
    inner = "".join(each if each.startswith("<") else p(each) for each in paragraphs or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def inserted(*runs: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{"".join(runs)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def mark(kind: str) -> str:
    """Write the properties of a paragraph whose end was inserted or deleted."""
    return f'<w:rPr><w:{kind} w:id="3" w:author="A"/></w:rPr>'


def note(key: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def part(root: str, *inner: str) -> str:
    """Write a part, or the inside of a body for "document"."""
    held = f"<w:body>{''.join(inner)}</w:body>" if root == "document" else "".join(inner)
    return f"<w:{root} {_SPACES}>{held}</w:{root}>"


def level(number: int, form: str, text: str, *more: str) -> str:
    """Write a level of a list that starts at 1."""
    held = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{held}{"".join(more)}</w:lvl>'


def numbering(*abstracts: str, more: str = "") -> str:
    """Write the lists 1, 2, ... of these levels; `more` follows them."""
    held = [
        f'<w:abstractNum w:abstractNumId="{at}">{each}</w:abstractNum>'
        for at, each in enumerate(abstracts, 1)
    ]
    nums = [
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(1, len(abstracts) + 1)
    ]
    return part("numbering", *held, *nums, more)


BULLETS = level(0, "bullet", "\uf0b7") + level(1, "bullet", "o")
LEGAL = (
    level(0, "decimal", "%1.")
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "(%4)")
)
LISTS = numbering(BULLETS, LEGAL)
BREAK = "<w:r><w:br/></w:r>"


def field(instruction: str, *result: str) -> str:
    """Write a field that shows a result."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    told = f"<w:r><w:instrText> {escape(instruction)} </w:instrText></w:r>"
    return f"{begin}{told}{separate}{''.join(result)}{end}"


def notes(kind: str, *texts: str) -> str:
    """Write a part of notes that go by the keys 1, 2, ..."""
    held = (f'<w:{kind} w:id="{at}">{p(text)}</w:{kind}>' for at, text in enumerate(texts, 1))
    return part(f"{kind}s", *held)


def text_box(*paragraphs: str) -> str:
    """Write a text box as Word does: once for itself, once for what came before it."""
    held = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<wps:wsp><wps:txbx>{held}</wps:txbx></wps:wsp>"
    graphic = f"<a:graphic><a:graphicData>{new}</a:graphicData></a:graphic>"
    choice = f"<w:drawing><wp:anchor>{graphic}</wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{held}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def image(width: int = 914_400, height: int = 914_400) -> str:
    """Write an image; its size counts EMU, of which 914,400 make an inch."""
    graphic = '<a:graphic><a:graphicData><a:blip r:embed="rId99"/></a:graphicData></a:graphic>'
    extent = f'<wp:extent cx="{width}" cy="{height}"/>'
    return f"<w:r><w:drawing><wp:inline>{extent}{graphic}</wp:inline></w:drawing></w:r>"


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def _template() -> dict[str, bytes]:
    held = io.BytesIO()
    docx.Document().save(held)
    return members(held.getvalue())


_TEMPLATE = _template()


def word(*body: str, **parts: str) -> bytes:
    """Pack a document: its body, and further parts by what the body calls them."""
    files = _TEMPLATE | {MAIN: part("document", *body).encode()}
    links = files[RELATIONS].decode()
    for kind, xml in parts.items():
        files[f"word/{kind}.xml"] = xml.encode()
        if f'Target="{kind}.xml"' not in links:
            named = "".join(each for each in kind if each.isalpha())
            link = f'<Relationship Id="{kind}" Type="{_OFFICE}/relationships/{named}"'
            links = links.replace("</Rel", f'{link} Target="{kind}.xml"/></Rel')
    return pack(files | {RELATIONS: links.encode()})


def read_word(content: bytes, revisions: Revisions = Revisions.ACCEPTED) -> Document:
    return read(Original("draft.docx", DOCX, content), revisions)


def lines(*body: str, revisions: Revisions = Revisions.ACCEPTED, **parts: str) -> list[str]:
    """Read a body and show its blocks, each as one line, and what the reader says of it."""
    document = read_word(word(*body, **parts), revisions)
    check(document)
    told = [f"! {line}" for line in (*document.warnings, *document.unread)]
    return [*map(show, document.blocks), *told]
