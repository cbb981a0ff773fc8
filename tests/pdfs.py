"""PDFs made for the tests, each with what a reader must find in it.

The words are those of no real framework.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from press import Press
from press_lines import SHY, Bit, Face, Line, draw, parse, plain, wrap

from framework_lint.document import Kind

TITLE = "Framework for Careful Scaling"
HEADER = "Framework for Careful Scaling, version 2.1"
_BROKEN = """
    ac-coun-ta-ble ad-di-tion-al as-sess-ment au-to-mat-ed ca-pa-bil-i-ty ca-pa-bil-i-ties
    con-junc-tion con-di-tions de-ci-sion de-ploy-ment de-ploy-ments de-vel-op-ment
    doc-u-ment-ed eval-u-a-tion eval-u-a-tions ex-ter-nal frame-work in-de-pen-dent in-ter-nal
    lab-o-ra-to-ry mon-i-tor-ing or-gan-i-za-tion ques-tions re-search re-spon-si-ble
    ac-cess al-read-y any-body at-tack-er at-tempts cov-ered de-cides di-rec-tors dif-fer
    doc-u-ment ev-ery-body fol-lows han-dled hun-dred in-ci-dent of-fi-cer op-er-a-tions
    per-son pub-lish-es re-cords re-port re-ports re-quest re-sults sec-tions state-ment
    tele-phone what-ever when-ever work-ing writ-ing writ-ten
    safe-guards se-cu-ri-ty sup-port-ed sys-tems thresh-old thresh-olds train-ing un-der-stand
"""
_SOFT = {word.replace("-", ""): word.replace("-", SHY) for word in _BROKEN.split()}


def soften(text: str) -> str:
    """Say where the words of a text may be broken."""
    return re.sub(r"\b[a-z]{5,}\b", lambda found: _SOFT.get(found[0], found[0]), text)


@dataclass(frozen=True, slots=True)
class Found:
    """A block as it must be read; a "⟨1⟩" in the text stands for a mark."""

    kind: Kind
    text: str
    label: str = ""
    level: int = 0
    row: str | None = None
    column: str | None = None
    item: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A PDF and what it holds in reading order; `ends` are line ends with a hyphen."""

    content: bytes
    found: tuple[Found, ...]
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Set:
    """One thing to set: a heading of a size, a paragraph, an item at a level."""

    kind: Kind
    text: str
    label: str = ""
    level: int = 0
    size: float = 10.0
    turn: Callable[[Line], bool] | None = None


def _h(text: str, label: str, size: float) -> Set:
    return Set(Kind.HEADING, text, label, size=size)


def _p(text: str, turn: Callable[[Line], bool] | None = None) -> Set:
    return Set(Kind.PARAGRAPH, text, turn=turn)


def _i(label: str, level: int, text: str, turn: Callable[[Line], bool] | None = None) -> Set:
    return Set(Kind.ITEM, text, label, level, turn=turn)


def in_mid_sentence(line: Line) -> bool:
    return not line.broken


def in_mid_word(line: Line) -> bool:
    return line.broken


NOTES = {
    "1": "A model is covered if training it took more than 10^26 operations, or if the Risk "
    "Council has named it; the list is kept by the Council and is open to everybody.",
    "2": "Severe harm means the death of more than a hundred people.",
    "3": "See Appendix A for the terms.",
}
PROSE = (
    _h("1 Scope", "1", 16),
    _p(
        "This framework says what the laboratory does before it trains, uses or deploys a covered "
        "model⟨1⟩ and who is responsible for each decision. It is written for those who do the "
        "work and for those who wish to see whether the work was done. It applies to all "
        "deployments, external and internal, and to long-range research that has not yet led to a "
        "model, wherever it could lead to severe harm.⟨2⟩ What it says of a model it says of all "
        "systems that are built upon one, and of all copies of its weights. The assessment of "
        "capabilities, the thresholds and the safeguards are set out in the sections that follow."
    ),
    _h("1.1 Covered models", "1.1", 13),
    _p("Before each external deployment of a covered model, the evaluation team will:"),
    _i(
        "•",
        1,
        "test the model for every capability that is named in the table of thresholds, "
        "with the tools that a well-funded attacker would use;",
    ),
    _i("•", 1, "write an assessment that holds:"),
    _i("–", 2, "the results of all evaluations, also of those that failed, and"),
    _i("–", 2, "the questions that are left open;"),
    _i(
        "•",
        1,
        "send the assessment to the Risk Council at least 10 working days before the deployment.",
    ),
    _p(
        "The Risk Council decides within five working days whether the safeguards are enough. It "
        "hears the evaluation team⟨3⟩ and may ask an independent organization for additional "
        "evaluations, which the laboratory pays for and whose results it does not change. A "
        "deployment that goes on without this decision is an incident and is handled as one; the "
        "person who was responsible for it tells the board of directors the same day and keeps "
        "a record of what was done to end it.",
        in_mid_sentence,
    ),
    _h("1.2 Duties of the staff", "1.2", 13),
    _p("Whoever sees that a threshold may have been reached takes these steps:"),
    _i("1.", 1, "Tell the safety officer on duty, by telephone and in writing."),
    _i("2.", 1, "Stop the run, unless the officer has agreed to its going on, and secure:"),
    _i("(a)", 2, "the weights of the model and the code that it was trained with; and"),
    _i("(b)", 2, "the records of the last 30 days."),
    _i(
        "3.",
        1,
        "Wait for the decision. Nobody may be made to suffer for a report that was made in "
        "good faith, and a report that turns out to be wrong was still the right thing to do.",
    ),
    _p(
        "Training in these duties is given to all who work on covered models, once a year and "
        "within the first month. The laboratory keeps a documented list of those who have taken "
        "it, and those who have not are not given access to the weights of a covered model. The "
        "list is shown to the independent organization on request. It says for each person which "
        "systems they may use, which thresholds they were told of, and which deployments they had "
        "a part in; conditions that the Risk Council has made are noted there as well.",
        in_mid_word,
    ),
    _h("2 Commitments", "2", 16),
    _p(
        "**Internal use.** A covered model that has reached a threshold is used in the laboratory "
        "only under the safeguards that the table requires. The monitoring of long-range tasks is "
        "automated, and a person looks at each alert within one hour."
    ),
    _p(
        "**External deployment.** We will not deploy a covered model that has reached Security "
        "level 2 before the additional safeguards are in place and an independent organization "
        "has tested them under conditions that it chose itself. We will not end these safeguards "
        "while the model is deployed."
    ),
    _h("Appendix A: Terms", "A", 16),
    _p("Deployment means giving anybody outside the team that trained a model access to it."),
)
_INDENT = {0: 0.0, 1: 20.0, 2: 40.0}


@cache
def prose(*, justify: bool = True, font: str = "Times-Roman", folio: str = "{page}") -> Made:
    """Make a framework without tables: a cover, contents, and two levels of sections."""
    face = Face(font, 10.5)
    paper = (595.0, 560.0)
    press = Press(
        NOTES, header=HEADER, folio=folio, face=face, justify=justify, cover=True, paper=paper
    )
    press.skip(120)
    found = [Found(Kind.HEADING, TITLE, page=press.heading(TITLE, 24))]
    press.paragraph("Version 2.1, in force from March 2026")
    press.turn()
    found.append(Found(Kind.HEADING, "Contents", page=press.heading("Contents", 16)))
    for number, part in enumerate(p for p in PROSE if p.kind is Kind.HEADING):
        _set_entry(press, part.text, 3 + number // 3)
    press.turn()
    found += [_set_part(press, part) for part in PROSE]
    return Made(press.close(), tuple(found), tuple(press.ends))


def _set_entry(press: Press, title: str, page: int) -> None:
    """Set a line of the contents with leader dots up to the number of the page."""
    face, column = press.face, press.column
    y = press.take(face.leading * 1.3)
    draw(press.canvas, wrap(title, column.width, face)[0], (column.x, y), face)
    start = column.x + face.width([(Bit(title),)]) + 6
    end = column.x + column.width - face.width([(Bit(str(page)),)])
    dots = "." * int((end - 6 - start) / face.width([(Bit("."),)]))
    draw(press.canvas, Line(((Bit(dots),),), last=True), (start, y), face)
    draw(press.canvas, Line(((Bit(str(page)),),), last=True), (end, y), face)


def _set_part(press: Press, part: Set) -> Found:
    if part.kind is Kind.HEADING:
        page = press.heading(part.text, part.size)
    else:
        page = press.paragraph(
            soften(part.text), label=part.label, indent=_INDENT[part.level], turn=part.turn
        )
    return Found(part.kind, plain(part.text), part.label, part.level, page=page)


COLUMNS = (
    _h("2 Two ways to look at a threshold", "2", 16),
    _p(
        "A threshold is a statement about what a model can do. It is reached when the model can do "
        "it, whether or not anybody has seen it done, and the evaluation team acts on the first "
        "sign. The thresholds of this framework are few, and each has its own safeguards."
    ),
    _h("2.1 By capability", "2.1", 12),
    _p(
        "The evaluation team looks at what the model is able to do with the tools it is given. It "
        "counts a task as done when the model does it in one of ten attempts, and it does not "
        "count the help of a person who could have done the task alone. An additional evaluation "
        "is made whenever the tools change. The results are sent to the Risk Council within three "
        "working days, with all records that are needed to understand them."
    ),
    _h("2.2 By effect", "2.2", 12),
    _p(
        "The Risk Council looks at what could follow from a deployment: who could be harmed, how "
        "many, and how soon. It asks an independent organization for its view and publishes that "
        "view with its own decision. Where the two differ, the more careful of them holds until "
        "the board of directors has decided. The board decides within thirty days."
    ),
    _p("Both ways are used for each covered model, and the reports are kept for ten years."),
)


@cache
def columns() -> Made:
    """Make a page with a heading and a paragraph across, and two columns below."""
    press = Press(justify=True, face=Face("Times-Roman", 10.5))
    press.skip(380)
    found = [_set_part(press, part) for part in COLUMNS[:2]]
    press.divide(2)
    found += [_set_part(press, part) for part in COLUMNS[2:]]
    return Made(press.close(), tuple(found), tuple(press.ends))


CLOSING = "We will review this section within 30 days of each deployment."


@cache
def chorus() -> Made:
    """Make four pages of which each ends with the same sentence, at another height."""
    press = Press(header=HEADER, justify=True)
    parts = [part for part in (*PROSE, *COLUMNS) if len(part.text) > 300]
    for number, part in enumerate(parts[:4], 1):
        press.heading(f"{number} {' '.join(part.text.split()[:2])}", 14)
        for _ in range(number):
            press.paragraph(soften(re.sub("⟨.⟩", "", part.text)))
        press.paragraph(CLOSING)
        if number < 4:
            press.turn()
    return Made(press.close(), ())


@cache
def annexes() -> Made:
    """Make four pages whose headings differ in their numbers only."""
    press = Press(header=HEADER, justify=True)
    for number, part in enumerate(COLUMNS[1:7:2], 1):
        press.heading(f"Annex {number}: Safeguards at level {number}", 14)
        press.paragraph(soften(part.text))
        if number < 3:
            press.turn()
    return Made(press.close(), ())


@cache
def lined(*lines: str) -> Made:
    """Make a page with one paragraph that is broken into these lines."""
    press = Press(face=Face("Times-Roman", 11))
    press.heading("1 Duties", 16)
    for line in lines:
        y = press.take(press.face.leading)
        draw(press.canvas, Line(tuple(parse(line)), last=True), (press.column.x, y), press.face)
    return Made(press.close(), ())
