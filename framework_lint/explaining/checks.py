"""Tell what the checks are: one in full, or all in a table."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict

from framework_lint.check import Check
from framework_lint.explaining.examples import examples
from framework_lint.precision import precision
from framework_lint.screen import Screen, wrap
from framework_lint.wording import count

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def explain(check: Check, screen: Screen) -> str:
    """Tell all there is to know of one check."""
    return "\n".join(_pages(check, screen)) + "\n"


def _pages(check: Check, screen: Screen) -> Iterator[str]:
    yield f"{screen.paint(f'{check.code} {check.name}', 'strong')}"
    off = "" if check.enabled else ", off unless it is asked for"
    yield f"severity {check.severity}, confidence {check.confidence}{off}"
    for heading, text in (("Why", check.rationale), ("Remedy", check.remedy)):
        yield f"\n{screen.paint(heading, 'strong')}\n{wrap(text, screen, 2)}"
    if check.question:
        yield f"\n{screen.paint('Question to the drafter', 'strong')}"
        yield wrap(check.question.replace("{quote}", "..."), screen, 2)
    yield f"\n{screen.paint('Judged', 'strong')}\n{wrap(_judged(check), screen, 2)}"
    yield f"\n{screen.paint('Sources', 'strong')}"
    yield from (wrap(f"{cited.law}, {cited.section}", screen, 2) for cited in check.citations)
    yield f"\n{screen.paint('Reported (the marked words)', 'strong')}"
    yield from examples(check.fails, screen)
    yield f"\n{screen.paint('Not reported', 'strong')}"
    yield from examples(check.passes, screen)
    heading, option = ("leave it out", "ignore") if check.enabled else ("run it", "extend-select")
    yield f"\n{screen.paint(f'To {heading}', 'strong')}"
    yield f"  framework-lint check YOUR-FILE --{option} {check.code}"


def _judged(check: Check) -> str:
    told = precision(check.code)
    if not told.judged:
        return "None of its findings on published frameworks was judged yet."
    documents = count(len(told.documents), "document")
    return (
        f"Held right: {told.right} of {count(told.judged, 'judged finding')}, on {documents}: "
        f"{', '.join(told.documents)}."
    )


def _share(check: Check) -> str:
    """Say how many of the judged findings were right: "17 of 19", or "-" if none was judged."""
    told = precision(check.code)
    return f"{told.right} of {told.judged}" if told.judged else "-"


def rules(checks: Sequence[Check], style: str, screen: Screen) -> str:
    """Tell the checks in one of TABLES."""
    return TABLES[style](checks, screen)


def _text(checks: Sequence[Check], screen: Screen) -> str:
    longest = max(len(check.name) for check in checks)
    head = f"code    {'name'.ljust(longest)}  severity  confidence  judged right"
    rows = [
        f"{screen.paint(check.code, 'strong')}  {check.name.ljust(longest)}  "
        f"{screen.paint(check.severity.ljust(8), check.severity)}  {check.confidence:<10}  "
        f"{_share(check)}{'' if check.enabled else ' (off)'}\n"
        f"{wrap(_first_sentence(check), screen, 8)}\n"
        for check in checks
    ]
    return "".join([screen.paint(head, "faint") + "\n", *rows])


def _markdown(checks: Sequence[Check], _: Screen) -> str:
    rows = [f"| {' | '.join(_cells(check))} |\n" for check in checks]
    head = (
        "| Code | Name | Severity | Confidence | Judged right | Why |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
    )
    return head + "".join(rows)


def _cells(check: Check) -> Iterator[str]:
    yield from (check.code, check.name)
    yield f"{check.severity}{'' if check.enabled else ' (off)'}"
    yield from (check.confidence, _share(check))
    yield _first_sentence(check).replace("|", "\\|")


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
            "question": check.question,
            "enabled": check.enabled,
            "patterns": list(check.patterns),
            "precision": asdict(precision(check.code)),
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
