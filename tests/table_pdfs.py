"""PDFs with tables in four border styles, and what a reader must find in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pdfs import HEADER, Found, Made, soften
from press import Press
from press_grid import Grid, Set, Setter, Style, Turn
from press_lines import Face, draw, plain, wrap

from framework_lint.document import Kind

CAPTION = "Table 1: Thresholds and the safeguards they require"
NOTE = "Security levels are set out in Appendix B; level 2 covers theft by organised groups."
NOTES = {"11": NOTE}
BEFORE = "Each threshold below is tested at least every six months and before each deployment."
AFTER = "The Risk Council may add thresholds. It may not remove one without a public notice."
GRID = Grid(
    ("Capability threshold", "Associated risk of severe harm", "Required safeguards"),
    (
        (
            (
                (
                    "Cyber operations: The model can find and use unknown flaws in well-defended "
                    "systems without the help of a skilled person."
                ),
            ),
            ("Attacks on power, water or payments that today need a skilled team.",),
            (
                "Before external deployment:",
                "• Reach Security level 2⟨11⟩ for all copies of the weights",
                "• Screen requests for help with intrusion:",
                "– refuse those that name a target",
                "– keep the records for 90 days",
                "• Tell the Risk Council",
            ),
        ),
        (
            (),
            ("Attacks that spread by themselves through many networks at once.",),
            (
                "• Halt internal deployment until the Risk Council agrees in writing",
                "• Tell the board of directors within 5 days",
            ),
        ),
        (
            ("Biological design: The model gives novices real help with a known agent.",),
            ("Many deaths from an agent that novices could not make before.",),
            (
                (
                    "Give access to vetted research partners only. A safety case that the Chief "
                    "Safety Officer has signed is required before any other deployment."
                ),
            ),
        ),
        (
            ("Loss of control: The model hides what it can do from those who test it.",),
            ("In conjunction with long-range planning, a model that cannot be stopped.",),
            (
                "Require:",
                "• monitoring of all tool use, with an alert to staff on call",
                "• review by a second team, which may end the deployment",
            ),
        ),
        (
            ("Automated research: The model does the work of a whole research team.",),
            ("Progress that outpaces the safeguards and those who decide on them.",),
            (
                "• Security level 3 for weights and training records",
                (
                    "• A written plan, agreed with the board of directors before training goes "
                    "on, that says who may start, pause and end a run, in which form all "
                    "evaluations are documented, and to whom those who decide are accountable "
                    "for what follows"
                ),
                "• No deployment outside the laboratory",
            ),
        ),
        (
            ("Persuasion: The model shifts what many people want against their interest.",),
            ("Elections decided by whoever runs the most copies of a model.",),
            ("Publish the results of all tests at least once a quarter.",),
        ),
    ),
    (110.0, 141.0, 200.0),
)


def _before(row: int, line: int = 0) -> Turn:
    return lambda at, _, number: (at, number) == (row, line)


def _in_the_last_cell(row: int, *, broken: bool) -> Turn:
    """End the page where only the last cell goes on, in mid-sentence, also in mid-word."""

    def turn(at: int, cells: Sequence[Sequence[Set]], line: int) -> bool:
        if at != row or line < 5 or line >= len(cells[-1]):
            return False
        here, above = cells[-1][line], cells[-1][line - 1]
        return not here.label and above.line.broken is broken

    done: list[int] = []

    def once(at: int, cells: Sequence[Sequence[Set]], line: int) -> bool:
        if not done and turn(at, cells, line):
            done.append(line)
            return True
        return False

    return once


def _turn(split: str) -> Turn:
    """Return where the table's page ends: SPLITS, or "4.2" for before line 2 of row 4."""
    if split in ("sentence", "word"):
        return _in_the_last_cell(4, broken=split == "word")
    turns = {"row": _before(3), "span": _before(1), "cells": _before(4, 2)}
    if split in turns:
        return turns[split]
    return _before(*map(int, split.split(".")))


SPLITS = ("row", "span", "cells", "sentence", "word")
LINES = ("0.1", "0.3", "0.6", "1.1", "2.1", "2.3", "3.3", "4.1", "4.8", "5.0", "5.1", "5.3")


@cache
def table(
    style: Style,
    *,
    repeat: bool = True,
    above: bool = False,
    split: str = "row",
    grid: Grid = GRID,
    middle: bool = False,
    justify: bool = False,
) -> Made:
    """Make a table that runs over two pages, which end where `split` says.

    The first page starts so far down that it is full.
    """

    def build(drop: float) -> tuple[Press, list[int]]:
        press = Press(NOTES, header=HEADER, drop=drop)
        press.heading("2 Thresholds", 14)
        press.paragraph(soften(BEFORE))
        if above:
            press.paragraph(CAPTION, face=Face(size=9), gap=4)
        soft = replace(grid, rows=tuple(tuple(map(_soften, row)) for row in grid.rows))
        setter = Setter(press, soft, style, repeat=repeat, turn=_turn(split))
        setter.middle, setter.justify = middle, justify
        pages = setter.set_table()
        if not above:
            press.paragraph(CAPTION, face=Face(size=9), gap=10)
        press.paragraph(soften(AFTER))
        return press, pages

    press, _ = build(0)
    press, pages = build(press.left - 1)
    return Made(press.close(), tuple(cells_of(grid, pages)), tuple(press.ends))


def _soften(cell: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(soften, cell))


def cells_of(grid: Grid, pages: Sequence[int]) -> list[Found]:
    """Say what a reader must find: captions for the header, then each line of each cell."""
    found = [Found(Kind.CAPTION, title, column=title, page=1) for title in grid.header]
    name = ""
    for row, page in zip(grid.rows, pages, strict=True):
        name = row[0][0].partition(":")[0] if row[0] else name
        for cell, column in zip(row, grid.header, strict=True):
            count = 0
            for text in cell:
                level = ("", "•", "–").index(text[0]) if text[0] in "•–" else 0
                count += level > 0
                at = Found(Kind.CELL, plain(text), "", level, name, column, page=page)
                if level:
                    at = replace(at, text=text[2:], label=text[0], item=count)
                found.append(at)
    return found


LONG = replace(
    GRID,
    rows=(
        (
            (
                (
                    "Cyber operations: The model can find and use unknown flaws in well-defended "
                    "systems without the help of a skilled person, or it makes a skilled person so "
                    "much faster that those who defend such systems can no longer keep up."
                ),
            ),
            *GRID.rows[0][1:],
        ),
        *GRID.rows[1:],
    ),
)
SECOND = Grid(
    ("Who decides", "Within"),
    (
        (("Safety officer",), ("One hour",)),
        (("Risk Council",), ("Five working days, or two where the board of directors asks",)),
        (("Board of directors",), ("Thirty days",)),
    ),
    (150.0, 160.0),
)
BOX = (
    "Changes in this version",
    (
        "Persuasion is a threshold now. It was only watched before, since no evaluation was known "
        "that could show it, and since the laboratory had no safeguards against it."
    ),
)


@cache
def two_tables(style: Style) -> Made:
    """Make a page with a table, a sentence, and a table of other columns without a caption."""
    press = Press(NOTES)
    press.heading("2 Thresholds", 14)
    press.paragraph(BEFORE)
    Setter(press, replace(GRID, rows=GRID.rows[2:4]), style).set_table()
    press.paragraph(CAPTION, face=Face(size=9), gap=10)
    press.paragraph(AFTER, gap=10)
    Setter(press, SECOND, style).set_table()
    return Made(press.close(), ())


@cache
def alone(style: Style) -> Made:
    """Make a page that holds a table and nothing else."""
    press = Press(folio="")
    grid = replace(GRID, rows=GRID.rows[2:4])
    pages = Setter(press, grid, style).set_table()
    return Made(press.close(), tuple(cells_of(grid, pages)))


@cache
def boxed() -> Made:
    """Make a page with a heading and a paragraph in a box."""
    press = Press()
    press.heading("2 Thresholds", 14)
    press.paragraph(BEFORE, gap=14)
    top = press.y
    press.skip(8)
    for text, face in zip(BOX, (Face(size=11, bold=True), Face()), strict=True):
        for line in wrap(text, 420, face):
            draw(press.canvas, line, (press.column.x + 12, press.take(face.leading)), face)
        press.skip(4)
    press.skip(4)
    press.canvas.rect(press.column.x, press.y, press.column.width, top - press.y)
    press.skip(14)
    press.paragraph(AFTER)
    return Made(press.close(), ())


@dataclass(frozen=True, slots=True)
class Report:
    """A long framework; `captions` are those of its tables, each of which is GRID."""

    content: bytes
    captions: tuple[str, ...]


@cache
def report(pages: int, *, repeat: bool = True, styles: tuple[Style, ...] = tuple(Style)) -> Report:
    """Make a long framework: prose and tables, again and again, with pages that end anywhere."""
    press = Press(NOTES, header=HEADER)
    captions: list[str] = []
    while press.page < pages:
        number = len(captions) + 1
        press.heading(f"{number} Section {number}", 14)
        for _ in range(1 + number % 4):
            press.paragraph(" ".join(map(soften, (BEFORE, AFTER, *BOX[1:], BEFORE, AFTER))))
        press.paragraph("The laboratory will, whatever its own view:", gap=2)
        for text in (*GRID.rows[0][2][2:3], *GRID.rows[3][2][1:]):
            press.paragraph(plain(text[2:]), label="•", indent=18, gap=2)
        press.skip(6)
        if not press.room(100):
            press.turn()
        style = styles[number % len(styles)]
        Setter(press, GRID, style, repeat=repeat).set_table()
        captions.append(CAPTION.replace("1", str(number)))
        press.paragraph(captions[-1], face=Face(size=9), gap=10)
    return Report(press.close(), tuple(captions))
