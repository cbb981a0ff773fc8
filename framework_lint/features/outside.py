"""Standards that other bodies publish, as a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy

_HINT = re.compile(
    r"[A-Z]{3}|\b[A-Z]{2} ?\d|(?i:\bsoc) ?\d|Institute of|Code of|Commitments|Principles"
    r"|Guidelines|Standard"
)


def citations(policy: Policy) -> Iterator[tuple[Sentence, list[re.Match[str]]]]:
    """Yield the sentences that name a standard of another body, each with the names."""
    for sentence in policy.sentences:
        if _HINT.search(sentence.text):
            named = list(pattern("outside", "standards").finditer(sentence.text))
            if named:
                yield sentence, named
