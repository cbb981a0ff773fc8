"""Lines put together again: paragraphs, list items, headings, the cells of a table.

A blank line does not always end a paragraph, nor the end of a line leave one
open; punctuation, capitals, bullets and the width of the page decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.readers.plaintext.lines import HASHES, Line, Look

BULLET = re.compile(r"([•●○◦▪■□◆▶➢✓‣∙·\uf0b7\uf0a7]|[-–—*o](?=\s))\s*(?=\S|$)")
NUMBERED = re.compile(r"(\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
BARE_LABEL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.|[a-z][.)]|[•●○◦▪■])")
SECTION_NUMBER = re.compile(
    r"(?:(?i:appendix|annex|section|chapter|part)\s+)?"
    r"((?:\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})*|[IVX]{1,4}))(?:\.(?=[A-Z])|(?:[.:)]|\s*[-–—])?(?:\s+|$))"
)
CAPTION = re.compile(
    r"(?:Table|Figure|Fig\.|Box|Exhibit)\s+[A-Z]?\d+(?:[.-]\w+)*\s*[.:–—-]\s", re.IGNORECASE
)
_OPEN_WORD = re.compile(
    r"(?:\b(?:a|an|and|any|are|as|at|be|by|for|from|if|in|into|is|of|on|or|our|such|than|that|the|"
    r"their|these|this|those|to|we|when|where|which|will|with)|,)$"
)
_ENDED = re.compile(r"[.!?:;][\"”’)]*\s?\d{0,3}$")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|[a-z)]\. |\(e\.g\.|@|://|\bwww\.")
_TITLE_WORDS = 14


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that make one block.

    `skip` is how many characters of the first line are its mark; `narrow`
    says that the lines are far shorter than the page is wide.
    """

    lines: tuple[Line, ...]
    kind: Kind = Kind.PARAGRAPH
    look: Look = Look.TEXT
    label: str = ""
    skip: int = 0
    narrow: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)[self.skip :].strip()


def assemble(lines: Sequence[Line]) -> list[Group]:
    """Put the lines of the body together, in order; furniture, contents and notes are left out."""
    width = _widths(lines)
    groups = [_group(chunk, width) for chunk in _chunks(lines, width)]
    for step in (_with_pending_labels, _joined, _with_headings, _with_cells):
        groups = step(groups)
    return groups


def _widths(lines: Sequence[Line]) -> dict[int, float]:
    """Measure the width of each page's text in characters, by page index."""
    lengths: dict[int, list[int]] = {}
    for line in lines:
        if line.look is Look.TEXT:
            lengths.setdefault(line.page, []).append(min(len(line.text), 200))
    widest = {page: sorted(found)[int(len(found) * 0.97)] for page, found in lengths.items()}
    usual = median(widest.values()) if widest else 0
    return {
        page: max(wide, usual) if wide < 0.75 * usual else wide for page, wide in widest.items()
    }


def _chunks(lines: Sequence[Line], width: dict[int, float]) -> Iterator[tuple[Line, ...]]:
    """Split at blank lines, at marks that open an item, and where a line was left short."""
    chunk: list[Line] = []
    for line in lines:
        if line.look not in (Look.TEXT, Look.HEADING, Look.BLANK):
            continue
        if chunk and (line.look is Look.BLANK or _opens(chunk, line, width)):
            yield tuple(chunk)
            chunk = []
        if line.look is not Look.BLANK:
            chunk.append(line)
    if chunk:
        yield tuple(chunk)


def _opens(chunk: Sequence[Line], line: Line, width: dict[int, float]) -> bool:
    last = chunk[-1]
    if line.page != last.page:
        return True
    if (line.look is Look.HEADING) != (last.look is Look.HEADING):
        return True
    if line.look is Look.HEADING:
        return _starts_numbered(line) and not _is_number(last)
    if BULLET.match(line.text) or CAPTION.match(line.text):
        return not last.text.endswith(("-", "–")) or line.text[0] not in "-–"
    if NUMBERED.match(line.text) and _follows(chunk, line):
        return True
    return _left_short(last, line, width.get(last.page, 0))


def _follows(chunk: Sequence[Line], line: Line) -> bool:
    """Whether a numbered line goes on with a list, not with a sentence that holds a number."""
    match = NUMBERED.match(line.text)
    label = match.group(1).strip("().") if match else ""
    first = NUMBERED.match(chunk[0].text)
    if first and label.isdigit() and first.group(1).strip("().").isdigit():
        return int(label) == int(first.group(1).strip("().")) + 1
    return label in ("1", "a", "i") or chunk[-1].text[-1] in ".;:" or bool(first)


def _left_short(last: Line, line: Line, width: float) -> bool:
    """Whether the next word would have fitted on the last line, so that it was ended on purpose."""
    if len(last.text) < 0.55 * width and len(line.text) < 0.55 * width:
        return last.text[-1] in ".;!?" and line.text[:1].isupper()
    first_word = len(line.text.split()[0])
    ended = last.text[-1] in '.:;!?”")' or len(last.text) < 0.8 * width
    return ended and line.text[:1].isupper() and len(last.text) + 1 + first_word < 0.9 * width


def _starts_numbered(line: Line) -> bool:
    text = HASHES.sub("", line.text)
    return bool(re.match(r"(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)\.?(?:\s|$)", text))


def _is_number(line: Line) -> bool:
    return bool(SECTION_NUMBER.fullmatch(HASHES.sub("", line.text)))


def _group(lines: tuple[Line, ...], width: dict[int, float]) -> Group:
    first = lines[0]
    if first.look is Look.HEADING:
        return Group(lines, Kind.HEADING, Look.HEADING)
    if CAPTION.match(first.text):
        return Group(lines, Kind.CAPTION)
    longest = max(len(line.text) for line in lines)
    narrow = longest < 0.6 * width.get(first.page, 0)
    mark = BULLET.match(first.text) or NUMBERED.match(first.text)
    if mark:
        label = mark.group(1).strip()
        return Group(lines, Kind.ITEM, label=label, skip=mark.end(), narrow=narrow)
    return Group(lines, narrow=narrow)


def _with_pending_labels(groups: list[Group]) -> list[Group]:
    """Give marks that were torn from their text, alone on a line, to the text that follows."""
    done: list[Group] = []
    pending: list[str] = []
    for group in groups:
        alone = len(group.lines) == 1 and BARE_LABEL.fullmatch(group.lines[0].text)
        if alone:
            pending.append(group.lines[0].text)
        elif pending and group.kind is Kind.PARAGRAPH and not (done and _joins(done[-1], group)):
            label = pending.pop(0)
            section = "." in label.rstrip(".")
            done.append(replace(group, kind=Kind.HEADING if section else Kind.ITEM, label=label))
        else:
            done.append(group)
    return done


def _joined(groups: list[Group]) -> list[Group]:
    """Join what a blank line, a page end or a footnote has cut in two."""
    done: list[Group] = []
    for group in groups:
        if done and group.kind is Kind.PARAGRAPH and _joins(done[-1], group):
            before = done.pop()
            group = replace(before, lines=before.lines + group.lines)
        done.append(group)
    return done


def _joins(before: Group, after: Group) -> bool:
    if Kind.HEADING in (before.kind, after.kind) or not before.text:
        return before.kind is Kind.ITEM and not before.text
    if after.kind is not Kind.PARAGRAPH or before.kind is Kind.CAPTION:
        return False
    text = before.text
    if re.search(r"\w[-\ufffe\u00ad]$", text) or _bracket_open(text):
        return True
    if _ENDED.search(text):
        return False
    return (
        after.text.split()[0].islower()
        or bool(_OPEN_WORD.search(text))
        or _runs_to_the_edge(before, after)
    )


def _bracket_open(text: str) -> bool:
    tail = text[-200:]
    return tail.rfind("(") > tail.rfind(")")


def _runs_to_the_edge(before: Group, after: Group) -> bool:
    last, longest = before.lines[-1], max(len(line.text) for line in before.lines)
    wide = not before.narrow and not after.narrow and len(last.text) >= 0.85 * longest
    return wide and longest > 60


def _with_headings(groups: list[Group]) -> list[Group]:
    """Recognise headings without a mark: short lines that stand alone over a text."""
    done: list[Group] = []
    for index, group in enumerate(groups):
        after = groups[index + 1] if index + 1 < len(groups) else None
        done.append(replace(group, kind=Kind.HEADING) if _heads(group, after) else group)
    return done


def _heads(group: Group, after: Group | None) -> bool:
    text = " ".join(line.text for line in group.lines)
    if not _could_head(group, text):
        return False
    if pattern("headings", "sections").fullmatch(text):
        return True
    if after is None or after.kind is Kind.CAPTION or not text[:1].isalnum():
        return False
    return _holds(text, after) or _stands_over(group, text, after)


def _could_head(group: Group, text: str) -> bool:
    if group.kind not in (Kind.PARAGRAPH, Kind.ITEM) or len(group.lines) > 2:
        return False
    return (
        len(text.split()) <= _TITLE_WORDS and text[-1] not in ".;,:?!" and not _DATED.search(text)
    )


def _stands_over(group: Group, text: str, after: Group) -> bool:
    """Whether one line, numbered or capitalised like a title, stands over a paragraph."""
    listed = group.kind is Kind.ITEM
    if listed and not (group.label[0].isdigit() and after.kind is not Kind.ITEM):
        return False
    numbered = re.match(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z]", text)
    wide = not after.narrow and len(after.text) > 60
    opens = numbered is not None or text[:1].isupper()
    return len(group.lines) == 1 and opens and wide and _titled(text)


def _holds(text: str, after: Group) -> bool:
    """Whether the next group is the first section of this numbered one: 3 before 3.1."""
    number = re.match(r"\d{1,2}(?:\.\d{1,2})*", text)
    first = after.label if after.kind is Kind.HEADING else after.lines[0].text
    return number is not None and first.startswith(f"{number.group()}.1")


def _titled(text: str) -> bool:
    words = re.findall(r"[A-Za-z][\w’'-]*", text)
    capitals = sum(word[0].isupper() for word in words)
    return bool(words) and len(words) <= 12 and (len(words) <= 5 or capitals >= len(words) / 2)


def _with_cells(groups: list[Group]) -> list[Group]:
    """Take runs of narrow groups for the cells of a table that lost its geometry."""
    done = list(groups)
    for start, end in _narrow_runs(groups):
        stacked = sum(len(group.lines) > 1 for group in groups[start:end])
        if end - start >= 3 and stacked >= 2:
            done[start:end] = [_cell(group) for group in groups[start:end]]
    return done


def _narrow_runs(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    edges = [-1, *(i for i, group in enumerate(groups) if not _tabular(group)), len(groups)]
    yield from ((a + 1, b) for a, b in pairwise(edges) if b - a > 1)


def _tabular(group: Group) -> bool:
    if group.look is Look.HEADING or group.kind is Kind.CAPTION:
        return False
    if pattern("headings", "sections").fullmatch(" ".join(line.text for line in group.lines)):
        return False
    leads_in = len(group.lines) == 1 and group.text.endswith(":") and len(group.text) > 45
    return group.narrow and not leads_in


def _cell(group: Group) -> Group:
    marked = group.kind is Kind.ITEM and BULLET.match(group.lines[0].text)
    if marked or group.kind is not Kind.ITEM:
        return replace(group, kind=Kind.CELL)
    return replace(group, kind=Kind.CELL, label="", skip=0)
