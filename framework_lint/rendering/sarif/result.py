"""A finding as a result of SARIF, with the readings that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import chain

from framework_lint.outcome import Contest, Doubt, Finding, Report, Waived, Waiver
from framework_lint.rendering.advice import advice, statement
from framework_lint.rendering.contested import readings
from framework_lint.rendering.sarif.artifact import Address
from framework_lint.rendering.sarif.message import Record, message
from framework_lint.rendering.sarif.place import location, region_record

FINGERPRINT = "frameworkLint/v1"
_GITHUB = "primaryLocationLineHash"
_SHORT = 16


def result(report: Report, finding: Finding, name: str, address: Address) -> Record:
    """Tell a finding; `name` is its fingerprint."""
    contests = [c for c in report.contests if any(_about(d, finding) for d in c.doubts)]
    told_readings = chain.from_iterable(map(readings, contests))
    told: Record = {
        "ruleId": finding.code,
        "level": finding.severity.value,
        "message": message(statement(finding), *told_readings, advice(finding)),
        "locations": [location(address, finding.place, finding.region if finding.quote else None)],
        "partialFingerprints": _fingerprints(finding, name),
        "suppressions": [_suppression(finding.waiver)] if finding.waiver else [],
        "properties": _properties(finding, contests),
    }
    if contests:
        told["relatedLocations"] = list(_doubts(contests, address))
    if finding.suggestion.replaces:
        told["fixes"] = [_fix(finding, address)]
    return told


def _about(doubt: Doubt, finding: Finding) -> bool:
    """Whether a doubt is what the finding reports."""
    mine, its = finding.span, doubt.span
    return doubt.source == finding.name and its.start < mine.end and mine.start < its.end


def _doubts(contests: Sequence[Contest], address: Address) -> Iterator[Record]:
    """Yield each place that the readings come from, once."""
    several = dict.fromkeys(doubt for contest in contests for doubt in contest.doubts)
    for number, doubt in enumerate(several, start=1):
        told = location(address, doubt.place, doubt.region)
        yield {"id": number, "message": message(f"“{doubt.quote}”: {doubt.question}"), **told}


def _fingerprints(finding: Finding, name: str) -> Record:
    """Name a finding; GitHub would give all that stand on no line the name of the first line."""
    hashed = {} if finding.region else {_GITHUB: f"{name[:_SHORT]}:1"}
    return {FINGERPRINT: name, **hashed}


def _suppression(waiver: Waiver) -> Record:
    owned = {"owner": waiver.owner} if waiver.owner else {}
    limited = {"until": waiver.until.isoformat()} if waiver.until else {}
    return {
        "kind": "inSource" if waiver.by is Waived.INLINE else "external",
        "status": "accepted",
        "justification": waiver.reason,
        "properties": {"by": waiver.by.value, **owned, **limited},
    }


def _fix(finding: Finding, address: Address) -> Record:
    suggestion = finding.suggestion
    if not suggestion.replaces:
        return {}
    deleted = region_record(suggestion.replaces)
    deleted.pop("snippet", None)
    inserted = {"text": suggestion.rewording}
    replacement = {"deletedRegion": deleted, "insertedContent": inserted}
    change = {"artifactLocation": address.record, "replacements": [replacement]}
    told = "A wording that could stand here instead; it is no quotation."
    return {"description": message(told), "artifactChanges": [change]}


def _properties(finding: Finding, contests: Sequence[Contest]) -> Record:
    told: Record = {
        "confidence": finding.confidence.value,
        "quote": finding.quote,
        "context": finding.context,
        "question": finding.suggestion.question,
        "rewording": finding.suggestion.rewording,
        "remedy": finding.remedy,
        "clause": finding.clause,
        "place": asdict(finding.place),
    }
    if contests:
        told["readings"] = [
            {
                "clauses": list(contest.clauses),
                "quotes": list(contest.quotes),
                "readings": [asdict(reading) for reading in contest.readings],
            }
            for contest in contests
        ]
    return told
