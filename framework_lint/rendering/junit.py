"""Tell an outcome as JUnit XML: a suite a document, a case a check that ran on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from framework_lint import __version__, registry
from framework_lint.outcome import NOTICE, Finding, Outcome, Report, Waiver
from framework_lint.rendering.address import path_of
from framework_lint.rendering.advice import advice, statement
from framework_lint.rendering.aside import covered_elsewhere, limited, remarked
from framework_lint.screen import Screen
from framework_lint.source import Unread
from framework_lint.wording import count, place

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_READ = "reading"
_OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


@dataclass(frozen=True, slots=True)
class _Element:
    """An element of XML before it is written."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    inner: tuple[_Element, ...] = ()


def to_junit(outcome: Outcome, screen: Screen) -> str:
    """Write the outcome; "failure" and "skipped" are the format's words for found and waived."""
    shared = _numbered("to be seen to for the run", map(remarked, outcome.remarks))
    suites = [_read(report, shared, screen) for report in outcome.reports]
    suites += [_unread(unread) for unread in outcome.unread]
    whole = _Element("testsuites", _counted("framework-lint", suites), inner=tuple(suites))
    return _written(whole)


def _read(report: Report, shared: Mapping[str, str], screen: Screen) -> _Element:
    names = {check.code: f"{check.code} {check.name}" for check in registry.load()}
    cases = [_reading(report.name, report.unread)]
    for code in report.checks:
        found = [finding for finding in report.findings if finding.code == code]
        cases.append(_case(report.name, names.get(code, code), found, screen))
    return _suite(report.name, {**_about(report), **shared}, cases)


def _about(report: Report) -> dict[str, str]:
    told = {"profile": limited(report), "coverage": covered_elsewhere([report])}
    return {
        "sha256": report.sha256,
        "media type": report.media_type,
        **_numbered("warning", report.warnings),
        **_numbered("to be seen to", map(remarked, report.remarks)),
        **{name: text for name, text in told.items() if text},
    }


def _numbered(name: str, told: Iterable[str]) -> dict[str, str]:
    return {f"{name} {number}": text for number, text in enumerate(told, start=1)}


def _unread(unread: Unread) -> _Element:
    return _suite(unread.name, {}, [_reading(unread.name, (unread.reason,))])


def _suite(name: str, about: Mapping[str, str], cases: Sequence[_Element]) -> _Element:
    told = {**about, "version": __version__, "notice": NOTICE}
    held = (_Element("property", {"name": n, "value": value}) for n, value in told.items())
    properties = _Element("properties", inner=tuple(held))
    return _Element("testsuite", _counted(name, cases), inner=(properties, *cases))


def _counted(name: str, inner: Sequence[_Element]) -> dict[str, str]:
    """Count the cases of a suite, or of all suites, by how they came out."""
    cases = [case for each in inner for case in (each, *each.inner) if case.tag == "testcase"]
    outcomes = Counter(told.tag for case in cases for told in case.inner)
    counted = {number: str(outcomes[tag]) for number, tag in _OUTCOMES.items()}
    return {"name": name, "tests": str(len(cases)), **counted}


def _reading(name: str, parts: Sequence[str]) -> _Element:
    """Say whether a document was read whole: what was not never looks clean."""
    attributes = {"classname": name, "name": _READ, "file": path_of(name)}
    if not parts:
        return _Element("testcase", attributes)
    told = {"type": "not read", "message": f"not read: {parts[0]}"}
    return _Element("testcase", attributes, inner=(_Element("error", told, "\n".join(parts)),))


def _case(document: str, name: str, found: Sequence[Finding], screen: Screen) -> _Element:
    attributes = {"classname": document, "name": name, "file": path_of(document)}
    return _Element("testcase", attributes, inner=tuple(_outcomes(found, screen)))


def _outcomes(found: Sequence[Finding], screen: Screen) -> Iterator[_Element]:
    counted = [finding for finding in found if finding.waiver is None]
    waived = [(finding, finding.waiver) for finding in found if finding.waiver]
    told = "\n\n".join(_told(finding, screen) for finding in counted)
    if counted:
        about = {"type": counted[0].severity.value, "message": count(len(counted), "finding")}
        yield _Element("failure", about, told)
    elif waived:
        yield _Element("skipped", {"message": f"{count(len(waived), 'finding')} waived"})
    if waived:
        reasons = (_waived(finding, waiver, screen) for finding, waiver in waived)
        yield _Element("system-out", text="\n\n".join(reasons))


def _told(finding: Finding, screen: Screen) -> str:
    head = f"{finding.severity} ({finding.confidence} confidence)"
    if finding.quote:
        head = f"{head}, {place(finding.place, screen)}: “{finding.quote}”"
    return f"{head}\n{statement(finding)}\n{advice(finding)}"


def _waived(finding: Finding, waiver: Waiver, screen: Screen) -> str:
    until = f" until {waiver.until.isoformat()}" if waiver.until else ""
    owner = f" ({waiver.owner})" if waiver.owner else ""
    return f"waived by {waiver.by}{until}{owner}: {waiver.reason}\n{_told(finding, screen)}"


def _written(whole: _Element) -> str:
    from xml.etree import ElementTree as ET

    def made(element: _Element) -> ET.Element:
        attributes = {name: _plain(value) for name, value in element.attributes.items()}
        node = ET.Element(element.tag, attributes)
        node.text = _plain(element.text) or None
        node.extend(made(inner) for inner in element.inner)
        return node

    root = made(whole)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'


def _plain(text: str) -> str:
    """Put a sign for what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
