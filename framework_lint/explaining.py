"""Tell what the checks are: one in full, or all in a table."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict

from framework_lint.check import Check, Example
from framework_lint.screen import Screen, underline, wrap
from framework_lint.source import Span

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_MARKED = re.compile("«(.*?)»", re.DOTALL)


def explain(check: Check, screen: Screen) -> str:
    """Tell all there is to know of one check."""
    return "\n".join(_pages(check, screen)) + "\n"


def _pages(check: Check, screen: Screen) -> Iterator[str]:
    yield f"{screen.paint(f'{check.code} {check.name}', 'strong')}"
    yield f"severity {check.severity}, confidence {check.confidence}"
    for heading, text in (("Why", check.rationale), ("Remedy", check.remedy)):
        yield f"\n{screen.paint(heading, 'strong')}\n{wrap(text, screen, 2)}"
    yield f"\n{screen.paint('Sources', 'strong')}"
    yield from (wrap(f"{cited.law}, {cited.section}", screen, 2) for cited in check.citations)
    yield f"\n{screen.paint('Reported (the marked words)', 'strong')}"
    yield from _examples(check.fails, screen)
    yield f"\n{screen.paint('Not reported', 'strong')}"
    yield from _examples(check.passes, screen)
    yield f"\n{screen.paint('To leave it out', 'strong')}"
    yield f"  framework-lint check YOUR-FILE --ignore {check.code}"


def _examples(examples: Sequence[Example], screen: Screen) -> Iterator[str]:
    for number, example in enumerate(examples):
        if number:
            yield ""
        yield from _example(example.text.strip("\n"), screen)


def _example(marked: str, screen: Screen) -> Iterator[str]:
    """Show an example line by line, with what «» enclose underlined instead."""
    quotes = [_unmarked(match, before) for before, match in enumerate(_MARKED.finditer(marked))]
    start = 0
    for line in _MARKED.sub(r"\1", marked).split("\n"):
        within = [Span(quote.start - start, quote.end - start) for quote in quotes]
        margin = "  | " + " " * (len(line) - len(line.lstrip(" ")))
        yield from underline(line, within, screen, margin, limit=len(line)) or ["  |"]
        start += len(line) + 1


def _unmarked(match: re.Match[str], before: int) -> Span:
    """Return where the words of a match stand once the marks up to them are gone."""
    return Span(match.start(1) - 2 * before - 1, match.end(1) - 2 * before - 1)


def rules(checks: Sequence[Check], style: str, screen: Screen) -> str:
    """Tell the checks in one of TABLES."""
    return TABLES[style](checks, screen)


def _text(checks: Sequence[Check], screen: Screen) -> str:
    longest = max(len(check.name) for check in checks)
    head = f"code    {'name'.ljust(longest)}  severity  confidence"
    rows = [
        f"{screen.paint(check.code, 'strong')}  {check.name.ljust(longest)}  "
        f"{screen.paint(check.severity.ljust(8), check.severity)}  {check.confidence}\n"
        f"{wrap(_first_sentence(check), screen, 8)}\n"
        for check in checks
    ]
    return "".join([screen.paint(head, "faint") + "\n", *rows])


def _markdown(checks: Sequence[Check], _: Screen) -> str:
    rows = [
        f"| {check.code} | {check.name} | {check.severity} | {check.confidence} "
        f"| {_first_sentence(check).replace('|', chr(92) + '|')} |\n"
        for check in checks
    ]
    head = "| Code | Name | Severity | Confidence | Why |\n| --- | --- | --- | --- | --- |\n"
    return head + "".join(rows)


def _json(checks: Sequence[Check], _: Screen) -> str:
    told = [
        {
            "code": check.code,
            "name": check.name,
            "severity": check.severity,
            "confidence": check.confidence,
            "citations": [asdict(citation) for citation in check.citations],
            "rationale": check.rationale,
            "remedy": check.remedy,
        }
        for check in checks
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _first_sentence(check: Check) -> str:
    return _SENTENCE_END.split(check.rationale, maxsplit=1)[0]


TABLES: Mapping[str, Callable[[Sequence[Check], Screen], str]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
}
