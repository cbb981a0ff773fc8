"""The parts of a document as the page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from framework_lint.document import Role
from framework_lint.rendering.page.run import Run


@dataclass(frozen=True, slots=True)
class Line:
    """A block: its words in runs, the mark before them, its depth in a list."""

    index: int
    runs: tuple[Run, ...]
    label: str = ""
    level: int = 0
    anchor: str = ""

    @property
    def marked(self) -> bool:
        return any(run.findings or run.anchors for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `rank` counts from 1 for the outermost and skips none."""

    line: Line
    rank: int
    form: str = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line
    form: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Items:
    lines: tuple[Line, ...]
    form: str = "items"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption that belongs to no table of the document."""

    line: Line
    form: str = "caption"


@dataclass(frozen=True, slots=True)
class Note:
    line: Line
    form: str = "note"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its header, which a line shows if the document has one."""

    name: str | None
    head: Line | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """The lines of a cell; it reaches over `rows` rows if it labels them."""

    lines: tuple[Line, ...] = ()
    rows: int = 1


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of a row; the first labels it, or is None where the one above reaches down."""

    label: GridCell | None
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose columns are known."""

    name: str
    caption: Line | None
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]
    form: str = "grid"


@dataclass(frozen=True, slots=True)
class Loose:
    """A table whose columns were lost: its cells in the order in which they were read."""

    name: str
    caption: Line | None
    lines: tuple[Line, ...]
    form: str = "loose"


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch that is not read as the framework's own words; `open` if there is a mark in it."""

    role: Role
    lines: tuple[Line, ...]
    open: bool
    form: str = "aside"

    @property
    def words(self) -> int:
        return sum(len("".join(run.text for run in line.runs).split()) for line in self.lines)

    @property
    def short(self) -> bool:
        """Whether it is shown in place: quotations and code, which readers need there."""
        return self.role in (Role.QUOTED, Role.CODE)


Part: TypeAlias = "Heading | Paragraph | Items | Caption | Note | Grid | Loose | Aside"
