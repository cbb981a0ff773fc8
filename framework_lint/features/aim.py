"""Where an author aims at an act instead of promising it: "we hope to publish"."""

from __future__ import annotations

from collections.abc import Sequence

from framework_lint.annotation import Token
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.syntax import child, subject


def aims(tokens: Sequence[Token], verb: int, done: int | None = None) -> bool:
    """Whether a verb says that the author aims at what another verb, its complement, says."""
    done = child(tokens, verb, "xcomp") if done is None else done
    if (
        done is None
        or tokens[verb].pos != "VERB"
        or not pattern("verbs", "intention").fullmatch(tokens[verb].lemma)
    ):
        return False
    led = tokens[verb + 1].lower == "to" if verb + 1 < len(tokens) else False
    infinite = child(tokens, done, "aux") is not None or tokens[done].tag in ("VBG", "VBN")
    passive = child(tokens, verb, "auxpass") is not None
    bound = passive or own(tokens, subject(tokens, verb))
    return (infinite or led) and bound
