"""Numbers that headings, items and tables bear, as series that should run on without a break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framework_lint.document import Block, Document, Kind, Role

_HEADED = re.compile(
    r"(?:(?:Appendix|Annex|Section|Part|Chapter|Schedule|Article)\s+)?"
    r"(?P<label>(?:[A-Z\d]{1,3}\.)*(?:\d{1,2}|[A-Z]|[IVX]{2,4}))(?P<after>[.):]?)(?=\s|$)"
)
_NAMED = re.compile(
    r"(?P<word>[A-Z][a-z]+) (?P<label>(?:[A-Z\d]{1,3}\.)*\d{1,2})(?P<after>[.:]?)(?=\s|$)"
)
_LISTED = re.compile(r"\(?(?P<label>\d{1,2}|[a-z]|[ivx]{2,4})(?P<after>[.)])(?=\s|$)")
_TABLE = re.compile(r"Table (?P<label>\d{1,2})(?P<after>[.:]?)(?=\s|$)")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MARKED_UP = ("markdown", "html", "wordprocessingml", "zip")
_MOST_LOST = 3

Series = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """What number a block bears: `prefix` "2." and `value` 3 for "2.3".

    `text[:end]` of the block is the number, or the first word where the number
    stands outside the text; `after` is the mark that closes it.
    """

    block: int
    end: int
    label: str
    prefix: str
    value: int
    after: str
    series: Series

    def written(self, value: int) -> str:
        """Return how another number of the series is written."""
        own = self.label.removeprefix(self.prefix)
        if own.isdigit():
            return f"{self.prefix}{value}"
        other = _ROMAN[value - 1] if "roman" in self.series else chr(ord("A") + value - 1)
        return self.prefix + (other if own.isupper() else other.lower())


@dataclass(frozen=True, slots=True)
class Break:
    """A number that does not follow on: it repeats the one before, or `lost` come before it."""

    at: Number
    before: Number | None
    lost: tuple[str, ...] = ()


def is_marked_up(document: Document) -> bool:
    """Whether the source itself says what is a heading and what an item, as a page does not."""
    return any(name in document.source.media_type for name in _MARKED_UP)


def breaks(document: Document) -> Iterator[Break]:
    """Yield the breaks in the numbers of headings, tables and items.

    There is none where a number may only have been read as something else.
    """
    last: dict[Series, Number] = {}
    above: list[int] = []
    for index, block in enumerate(document.blocks):
        if block.role is not Role.BODY:
            continue
        if block.kind is Kind.HEADING:
            above = [at for at in above if document.blocks[at].level < block.level]
        at = _number(block, index, above[-1] if above else None, last)
        if block.kind is Kind.HEADING:
            above.append(index)
        if at is not None:
            found = _break(document, last.get(at.series), at)
            last[at.series] = at
            if found is not None:
                yield found


def _number(
    block: Block, index: int, parent: int | None, last: Mapping[Series, Number]
) -> Number | None:
    match, series = _match(block)
    if match is None:
        return None
    label, inside = match["label"], match.string == block.text
    prefix = label[: label.rfind(".") + 1]
    series = (*series, prefix or parent, match.string[:1] == "(", match["after"])
    own = label.removeprefix(prefix)
    if own.isdigit():
        value = int(own)
    else:
        value, system = _letter(own.upper(), series, last)
        series = (*series, system)
    end = match.end() if inside else len(block.text.split(" ", 1)[0])
    return Number(index, end, label, prefix, value, match["after"], series) if value else None


def _match(block: Block) -> tuple[re.Match[str] | None, Series]:
    """Find the number of a block, and what kind of series it stands in."""
    if block.kind is Kind.HEADING:
        named = None if block.label else _NAMED.match(block.text)
        found = _HEADED.match(block.text) if block.label else named
        return found, ("heading", named["word"] if named else "")
    if block.kind is Kind.CAPTION:
        return _TABLE.match(block.text), ("table",)
    listed = any(map(str.isalnum, block.label))
    place = (*block.place.section, block.lead_in, block.level)
    return _LISTED.match(block.label if listed else block.text), ("item", *place)


def _letter(own: str, series: Series, last: Mapping[Series, Number]) -> tuple[int, str]:
    """Say what a letter counts as: "i" after "h" is a letter, elsewhere a Roman numeral."""
    letters = last.get((*series, "letter"))
    place = ord(own[0]) - ord("A") + 1
    follows = letters is not None and letters.value in (place - 1, place)
    if own in _ROMAN and not (len(own) == 1 and follows):
        return _ROMAN.index(own) + 1, "roman"
    return (place, "letter") if len(own) == 1 else (0, "")


def _break(document: Document, before: Number | None, at: Number) -> Break | None:
    since = before.value if before else 0
    if before is not None and at.value == since:
        return Break(at, before) if _repeats(document, before, at) else None
    if document.warnings and not is_marked_up(document):
        return None
    opens = before is not None or (bool(at.prefix) and at.prefix[0].isdigit())
    if not opens or not 1 < at.value - since <= _MOST_LOST + 1:
        return None
    lost = tuple(at.written(value) for value in range(since + 1, at.value))
    if any(_stands(document, before, at, label) for label in lost):
        return None
    return Break(at, before, lost)


def _repeats(document: Document, before: Number, at: Number) -> bool:
    one, other = (document.blocks[number.block] for number in (before, at))
    if one.text.casefold() == other.text.casefold() or "continued" in other.text.lower():
        return False
    if other.kind is Kind.HEADING:
        return bool(at.prefix) or (is_marked_up(document) and at.value > 1)
    again = _stands(document, before, at, at.written(1))
    return is_marked_up(document) and at.value > 1 and not again


def _stands(document: Document, before: Number | None, at: Number, label: str) -> bool:
    """Whether a number that seems to be lost stands in the text after all."""
    text, block = document.source.text, document.blocks[at.block]
    wanted = re.escape(label)
    if block.kind is Kind.ITEM or block.kind is Kind.PARAGRAPH:
        spans = [document.blocks[n.block].quote(0, 1)[1] for n in (before or at, at)]
        return re.search(rf"\(?\b{wanted}[.)]", text[spans[0].start : spans[1].start]) is not None
    after = re.escape(at.after) if at.after else r"(?=\s+[A-Z“])"
    opening = rf"(?m)^[^\w\n]*(?:[A-Z][a-z]+ )?{wanted}{after}(?=\s|$)"
    if is_marked_up(document):
        read = (b for b in document.blocks if b.role is not Role.CONTENTS)
        return any(re.match(opening, known.text) for known in read)
    loose = rf"(?<![\d.])(?<!ection )(?<!ections ){wanted}(?![\d])"
    return re.search(loose if at.prefix else opening, text) is not None
