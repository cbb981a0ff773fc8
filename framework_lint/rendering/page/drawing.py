"""Conditions and duties laid out in two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from framework_lint.rendering.page.graph import Bundle, Node, Piece
from framework_lint.screen import columns, visible

_LEFT, _RIGHT, _GUTTER = 36, 72, 90
_CHAR, _LINE, _PAD, _GAP, _APART = 7.6, 18, 10, 8, 22
_MOST_LINES = 14
_MARGIN = 2
Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A node on the drawing, in pixels; `side` is "trigger", "alone" or "safeguard".

    `remark` is where it is said that the node has several readings.
    """

    node: Node
    side: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[int, int, Row], ...]
    remark: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Curve:
    """A line from a condition to a duty; `contested` if either has several readings."""

    path: str
    contested: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and the curves between them."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]


def draw(told: Sequence[Bundle]) -> Drawing:
    """Place each source beside the middle of what it sets off, one bundle under the other."""
    boxes: list[Box] = []
    curves: list[Curve] = []
    top = _MARGIN
    for bundle in told:
        placed, paths, top = _bundle(bundle, top)
        boxes += placed
        curves += paths
    width = _width(_LEFT) + _GUTTER + _width(_RIGHT) + 2 * _MARGIN
    return Drawing(width, max(top - _APART, 0) + _MARGIN, tuple(boxes), tuple(curves))


def _bundle(bundle: Bundle, top: int) -> tuple[list[Box], list[Curve], int]:
    """Return the boxes and curves of a bundle that starts at `top`, and where the next starts."""
    side = "trigger" if bundle.duties else "alone"
    high = _height(bundle.source, _LEFT)
    stacked = sum(_height(node, _RIGHT) + _GAP for node in bundle.duties) - _GAP
    whole = max(stacked, high)
    source = _box(bundle.source, side, _MARGIN, top + (whole - high) // 2)
    x, y = _MARGIN + _width(_LEFT) + _GUTTER, top + (whole - stacked) // 2
    boxes = [source]
    for node in bundle.duties:
        boxes.append(_box(node, "safeguard", x, y))
        y += boxes[-1].height + _GAP
    return boxes, [_curve(source, box) for box in boxes[1:]], top + whole + _APART


def _box(node: Node, side: str, x: int, y: int) -> Box:
    chars = _RIGHT if side == "safeguard" else _LEFT
    rows, height = voiced(node.pieces, chars), _height(node, chars)
    written = tuple((x + _PAD, _baseline(y, number), row) for number, row in enumerate(rows))
    remark = (x + _PAD, _baseline(y, len(rows))) if node.doubtful else None
    return Box(node, side, x, y, _width(chars), height, written, remark)


def _baseline(y: int, number: int) -> int:
    return y + _PAD + 13 + number * _LINE


def _curve(source: Box, target: Box) -> Curve:
    start, end = source.x + source.width, target.x
    middle = (start + end) // 2
    first, last = source.y + source.height // 2, target.y + target.height // 2
    path = f"M{start} {first}C{middle} {first} {middle} {last} {end} {last}"
    return Curve(path, bool(source.node.doubtful or target.node.doubtful))


def _width(chars: int) -> int:
    return round(chars * _CHAR) + 2 * _PAD


def _height(node: Node, chars: int) -> int:
    lines = len(wrapped(node.words, chars)) + bool(node.doubtful)
    return lines * _LINE + 2 * _PAD


def voiced(pieces: Sequence[Piece], width: int) -> tuple[Row, ...]:
    """Break pieces into the lines of a box; each line keeps whose words are whose."""
    shown = "".join(visible(piece.text) for piece in pieces)
    voices = [piece.own for piece in pieces for char in visible(piece.text) if not char.isspace()]
    rows, at = [], 0
    for line in wrapped(shown, width):
        owners, held = iter(voices[at:]), voices[at] if at < len(voices) else False
        owned = [(c, held := held if c.isspace() else next(owners, held)) for c in line]
        rows.append(tuple(Piece("".join(c for c, _ in g), own) for own, g in groupby(owned, _own)))
        at += sum(not char.isspace() for char in line)
    return tuple(rows)


def _own(char: tuple[str, bool]) -> bool:
    return char[1]


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Break text into the lines of a box, at most fourteen, whatever the length of its words."""
    rows: list[str] = []
    for word in _pieces(visible(text), width):
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and columns(joined) <= width:
            rows[-1] = joined
        else:
            rows.append(word)
    if len(rows) > _MOST_LINES:
        last = rows[_MOST_LINES - 1]
        while columns(last) >= width:
            last = last[:-1]
        rows = [*rows[: _MOST_LINES - 1], f"{last}…"]
    return tuple(rows)


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield words, those that no line could hold in pieces."""
    for word in text.split():
        size = width if columns(word) == len(word) else width // 2
        yield from (word[at : at + size] for at in range(0, len(word), size))
