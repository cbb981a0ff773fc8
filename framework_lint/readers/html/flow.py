"""Read a page in its order: lines of words, each with what encloses it, and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from framework_lint.document import Kind, NoteMark, Role
from framework_lint.readers.composition import Draft
from framework_lint.readers.directive import Comment
from framework_lint.readers.heading import heading_label
from framework_lint.readers.html.page import BREAK, Element, Page, Text
from framework_lint.readers.passage import Frame, Mark
from framework_lint.readers.trail import INVISIBLE

_BLOCKS = """
address article aside blockquote body button caption center col colgroup dd details dialog dir div
dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe
legend li main menu nav ol optgroup option p pre search section select summary table tbody td
textarea tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
_ONE_BREAK = re.compile(BREAK)
_TWO_BREAKS = re.compile(rf"{BREAK}\s*{BREAK}")
_WORD_LEVEL = re.compile(r"\bmso-list:\s*\w+\s+level(\d)")
_GOOGLE_LEVEL = re.compile(r"\blst-kix_\w+-(\d)\b")

Atom = str | Mark | Comment


@dataclass(frozen=True, slots=True)
class Line:
    """Words up to the edge of a block; a break by tag among them is a `BREAK`."""

    atoms: tuple[Atom, ...]
    frame: Frame
    line: int


@dataclass(frozen=True, slots=True)
class Inset:
    """A table in its place."""

    table: Element
    frame: Frame


Part = Line | Inset | Comment
"""What a page is read as; a comment is one of its own where no words stand beside it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was found out about the elements of a page, by their index.

    `words` are read instead of what an element holds. `marks` are the notes
    that it cites, `notes` those it defines, `asides` those it holds in place.
    `labels` belong to list items. `tables` hold data, not layout.
    """

    roles: Mapping[int, Role] = field(default_factory=dict)
    words: Mapping[int, str] = field(default_factory=dict)
    marks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    asides: Mapping[int, str] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)
    tables: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Level:
    """A block that is open: what stands in it, where it ends, and whether it brought a label."""

    frame: Frame
    close: int
    labelled: bool = False


class Flow:
    """Read one element; of the lines in an item or note only the first has its label."""

    def __init__(self, page: Page, plan: Plan, frame: Frame) -> None:
        self._page, self._plan = page, plan
        self._levels = [_Level(replace(frame, label=""), len(page.tokens) + 1)]
        self._label = frame.label
        self._atoms: list[Atom] = []
        self._line = 1
        self._asides: list[Element] = []

    def read(self, element: Element) -> Iterator[Part]:
        at = element.at + 1
        while at < element.close:
            yield from self._leave(at)
            token = self._page.tokens[at]
            at += 1
            if isinstance(token, Text) and token.comment is not None:
                self._atoms.append(Comment(token.comment, token.line))
            elif isinstance(token, Text):
                self._say(token.words, token.line)
            elif self._take(token):
                at = token.close
            elif token.at in self._plan.tables:
                yield from self._edge()
                yield Inset(token, _enclose(self._plan, token, self._levels[-1].frame))
                at = token.close
            elif self._is_block(token):
                yield from self._edge()
                self._enter(token)
        yield from self._leave(element.close)
        yield from self._flush(self._levels[-1].frame)

    def _say(self, words: str, line: int) -> None:
        if words.strip() and not any(isinstance(a, str) and a.strip() for a in self._atoms):
            self._line = line
        self._atoms.append(words)

    def _is_block(self, element: Element) -> bool:
        plan = self._plan
        return element.tag in BLOCKS or element.at in plan.notes or element.at in plan.roles

    def _take(self, element: Element) -> bool:
        """Read an element that is a word, a break or a note's mark, whatever it holds."""
        plan, at = self._plan, element.at
        if at in plan.words:
            self._say(plan.words[at], element.line)
        elif at in plan.marks:
            self._atoms += map(Mark, plan.marks[at])
        elif at in plan.asides:
            self._atoms.append(Mark(plan.asides[at]))
            self._asides.append(element)
        elif element.tag == "br":
            self._atoms.append(BREAK)
        else:
            return False
        return True

    def _enter(self, element: Element) -> None:
        note = self._plan.notes.get(element.at)
        frame = _enclose(self._plan, element, self._levels[-1].frame)
        item = element.tag == "li" or element.at in self._plan.labels
        labelled = note is not None or item
        self._levels.append(_Level(frame, element.close, labelled))
        if labelled:
            self._label = note or self._plan.labels.get(element.at, "•")

    def _leave(self, at: int) -> Iterator[Part]:
        """Close what ends before index `at`."""
        while self._levels[-1].close <= at:
            left = self._levels.pop()
            yield from self._edge(left.frame)
            self._label = "" if left.labelled else self._label

    def _edge(self, left: Frame | None = None) -> Iterator[Part]:
        """End a line at the edge of a block; a heading is one line."""
        within = self._levels[-1].frame
        if within.kind is Kind.HEADING:
            self._atoms.append(BREAK)
        else:
            yield from self._flush(left or within)

    def _flush(self, frame: Frame) -> Iterator[Part]:
        atoms, asides = tuple(self._atoms), tuple(self._asides)
        self._atoms.clear()
        self._asides.clear()
        if any(isinstance(atom, str) and atom.strip() for atom in atoms):
            yield Line(atoms, replace(frame, label=self._label), self._line)
            self._label = ""
        else:
            yield from (replace(a, alone=True) for a in atoms if isinstance(a, Comment))
        for aside in asides:
            note = _as_note(frame, self._plan.asides[aside.at])
            yield from Flow(self._page, self._plan, note).read(aside)


def _enclose(plan: Plan, element: Element, frame: Frame) -> Frame:
    """Return what a block is by the element around it."""
    if element.at in plan.notes:
        return _as_note(frame, plan.notes[element.at])
    frame = replace(frame, role=plan.roles.get(element.at, frame.role))
    tag, in_note = element.tag, frame.kind is Kind.FOOTNOTE
    if tag in ("ul", "ol", "dir", "menu"):
        google = _GOOGLE_LEVEL.search(element.get("class"))
        return replace(frame, level=frame.level + 1 + (int(google[1]) if google else 0))
    if tag in ("li", "dd") or element.at in plan.labels:
        word = _WORD_LEVEL.search(element.get("style"))
        level = frame.level + 1 if tag == "dd" else int(word[1]) if word else max(frame.level, 1)
        return replace(frame, kind=frame.kind if in_note else Kind.ITEM, level=level)
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6") and not in_note and frame.place.table is None:
        return replace(frame, kind=Kind.HEADING, level=int(tag[1]))
    return frame


def _as_note(frame: Frame, note: str) -> Frame:
    return Frame(Kind.FOOTNOTE, frame.role, replace(frame.place, note=note), label=note)


def to_drafts(line: Line) -> Iterator[Draft]:
    """Yield a line as a block; two breaks in a row part it as they do on the screen."""
    frame = line.frame
    whole = frame.kind is Kind.HEADING or frame.role is Role.CODE
    parts = [line.atoms] if whole else split(line.atoms, _TWO_BREAKS)
    for part in parts:
        text, marks = condense(part)
        if frame.kind is Kind.HEADING:
            frame = replace(frame, label=heading_label(text))
        if text:
            start = _typed(frame, text)
            marks = tuple(NoteMark(max(m.offset - start, 0), m.note) for m in marks)
            yield Draft(text[start:], frame, marks, line=line.line, comments=comments_in(part))
            frame = replace(frame, label="")
        else:
            alone = tuple(replace(comment, alone=True) for comment in comments_in(part))
            yield Draft("", frame, comments=alone)


def comments_in(atoms: Iterable[Atom]) -> tuple[Comment, ...]:
    return tuple(atom for atom in atoms if isinstance(atom, Comment))


def _typed(frame: Frame, text: str) -> int:
    """Return where the words start after a label that is written out as well as shown."""
    label = frame.label
    openings: tuple[str, ...] = ()
    if label and frame.kind is Kind.FOOTNOTE:
        openings = (f"[{label}]", f"({label})", f"{label}. ", f"{label}) ")
    elif label and frame.kind is Kind.ITEM:
        openings = (f"{label} ",)
    opening = next((o for o in openings if text.startswith(o) and len(text) > len(o)), "")
    return len(opening)


def break_lines(atoms: Iterable[Atom]) -> list[tuple[Atom, ...]]:
    """Part words at every break by tag."""
    return split(atoms, _ONE_BREAK)


def split(atoms: Iterable[Atom], gap: re.Pattern[str]) -> list[tuple[Atom, ...]]:
    parts: list[list[Atom]] = [[]]
    for of_words, group in groupby(atoms, key=lambda atom: isinstance(atom, str)):
        if not of_words:
            parts[-1] += group
            continue
        first, *rest = gap.split("".join(str(atom) for atom in group))
        parts[-1].append(first)
        parts += [[words] for words in rest]
    return [tuple(part) for part in parts]


def condense(atoms: Sequence[Atom]) -> tuple[str, tuple[NoteMark, ...]]:
    """Return the text with single blanks and no invisible characters, and the marks in it.

    A mark stands at the end of the word before it.
    """
    words: list[str] = []
    marks: list[NoteMark] = []
    length, blank = 0, False
    for atom in atoms:
        if not isinstance(atom, str):
            marks += [NoteMark(length, atom.note)] if isinstance(atom, Mark) else []
            continue
        text = atom.translate(INVISIBLE)
        held = " ".join(text.split())
        if held:
            opening = " " if length and (blank or text[0].isspace()) else ""
            words.append(opening + held)
            length += len(words[-1])
        blank = text[-1:].isspace() if held else blank or bool(text)
    return "".join(words), tuple(marks)
