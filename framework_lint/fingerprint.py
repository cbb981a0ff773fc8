"""What a finding goes by from one version of a document to the next."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import sha256

from framework_lint.outcome import Finding, Report

_NUMBER = re.compile(r"^(?:(?:section|part|appendix|annex) )?(?:[a-z]|[ivx]+|\d+)(?:\.\d+)*[.:)]? ")
_STRAIGHT = str.maketrans("“”‘’‐‑–—", "\"\"''----")


def fingerprints(report: Report) -> tuple[str, ...]:
    """Return a name for each finding, in their order, that edits elsewhere do not change.

    It is made of the code, the headings over the finding without their
    numbers, its sentence and its words, in a normal form; of several that are
    the same in all this, the second is told from the first by its number.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    names: list[str] = []
    for finding in report.findings:
        key = _key(finding)
        seen[key] += 1
        names.append(sha256("\0".join([*key, str(seen[key])]).encode()).hexdigest())
    return tuple(names)


def _key(finding: Finding) -> tuple[str, ...]:
    if not finding.quote:
        return (finding.code,)
    headings = (_NUMBER.sub("", normal(title)) for title in finding.place.section)
    return finding.code, *headings, normal(finding.context), normal(finding.quote)


def normal(text: str) -> str:
    """Return text in one case, with straight quotation marks, plain hyphens and single blanks."""
    plain = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    return " ".join(plain.casefold().split())
