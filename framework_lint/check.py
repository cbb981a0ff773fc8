"""What a check is: a frozen value that finds gaps in a policy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from framework_lint.policy import Policy
from framework_lint.severity import Confidence, Severity

__all__ = ["Change", "Check", "Citation", "Confidence", "Example", "Gap", "Severity"]


@dataclass(frozen=True, slots=True)
class Citation:
    """The provision a check serves, with its status in the name: a draft is not law."""

    law: str
    section: str


@dataclass(frozen=True, slots=True)
class Example:
    """A small framework in Markdown.

    In an example that fails, «» enclose each span that must be reported.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """Words to put in place of `text[start:end]` of the block in which a gap stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a check found at `text[start:end]` of the block with index `block`.

    The range is never empty: a gap in the document as a whole quotes its opening words.
    `changes`, put in all at once, make a wording without the gap; they do not overlap.
    `question` asks what only the drafter knows, where the check's own question is too general.
    """

    block: int
    start: int
    end: int
    message: str
    confidence: Confidence | None = None
    changes: tuple[Change, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A drafting defect: how it is found, why it matters, what mends it.

    `rationale` and `remedy` are whole sentences for the drafter; `question`
    asks what only the drafter knows, `{quote}` in it standing for the reported
    words. `patterns` are the numbers of the defects, in the project's list of
    those met in published frameworks, that it finds. One that is not `enabled`
    runs only if it is selected. `find` sees the whole policy, so that a term
    defined elsewhere can clear a gap.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    citations: tuple[Citation, ...]
    rationale: str
    remedy: str
    passes: tuple[Example, ...]
    fails: tuple[Example, ...]
    find: Callable[[Policy], Iterable[Gap]]
    question: str = ""
    patterns: tuple[str, ...] = ()
    enabled: bool = True

    @property
    def family(self) -> str:
        return self.code[:3]
