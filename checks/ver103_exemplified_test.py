from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import binds
from framework_lint.syntax import MAY, token_at

_BARE = re.compile(r"(.* (?:up)?on|.* by|.* to|.* of|.* against) (\w+)", re.IGNORECASE)


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        marked = pattern("exemplified", "marks").search(sentence.text)
        found = _opened(sentence) if marked else None
        if found is not None:
            end = found.start() + len(found.group().rstrip(" ,:("))
            yield gap(sentence, found.start(), end, _message(found), changes=_without(found))


def _opened(sentence: Sentence) -> re.Match[str] | None:
    """Return the first condition or ground in a sentence that examples open."""
    for kind in ("condition", "ability", "verdict"):
        for match in pattern("exemplified", kind).finditer(sentence.text):
            if _tests(sentence, match):
                return match
    for match in pattern("exemplified", "grounds").finditer(sentence.text):
        decided = pattern("exemplified", "decided").search(sentence.text[: match.start()])
        if decided and not _idle(sentence, match):
            return match
    cases = pattern("exemplified", "cases").search(sentence.text)
    return cases if cases and binds(sentence) and not _idle(sentence, cases) else None


def _tests(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a condition tests something, and is no example of a condition stated before it."""
    before = sentence.text[: match.start()].rstrip()
    if pattern("exemplified", "marks").search(before[-24:]) or before.endswith("("):
        return False
    decides = binds(sentence) or any(token.tag == "MD" for token in sentence.tokens)
    decides = decides or bool(pattern("exemplified", "decided").search(sentence.text))
    return decides and not _idle(sentence, match)


def _idle(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words hang on a verb by which nothing is decided: "this may occur if ..."."""
    verbs = [sentence.tokens[index] for index in _verbs(sentence, match)]
    if any(pattern("exemplified", "idle").fullmatch(verb.lemma) for verb in verbs):
        return True
    merely = bool(verbs) and any(sentence.tokens[i].lower in MAY for i in verbs[0].children)
    return merely and not pattern("exemplified", "permitted").fullmatch(verbs[0].lemma)


def _verbs(sentence: Sentence, match: re.Match[str]) -> Iterator[int]:
    """Yield the verb on which the words hang and those over it."""
    tokens = sentence.tokens
    at = token_at(tokens, sentence.start + match.start())
    heads = (c.head for c in sentence.conditions if c.start == tokens[at].start)
    index = next(heads, tokens[at].head)
    while True:
        if tokens[index].pos in ("VERB", "AUX"):
            yield index
        if tokens[index].head == index:
            return
        index = tokens[index].head


def _without(match: re.Match[str]) -> tuple[Change, ...]:
    """Take the mark out of a condition, or turn examples of grounds into a list of them."""
    words = match.group()
    mark = pattern("exemplified", "marks").search(words)
    if mark is None or "(" in words:
        return ()
    before, after = words[: mark.start()].rstrip(" ,–"), words[mark.end() :]
    if pattern("exemplified", "grounds").fullmatch(words):
        nouns = _BARE.fullmatch(before)
        listed = re.search(r"[,:]|\band\b", match.string[match.end() :])
        text = f"{nouns[1]} the following {nouns[2]}:" if nouns and listed else ""
    else:
        text = (
            ""
            if pattern("exemplified", "cases").fullmatch(words)
            else before + after.lstrip(",").rstrip(" ,")
        )
    return (Change(match.start(), match.end(), text),) if text else ()


def _message(match: re.Match[str]) -> str:
    return (
        f"“{match.group().strip(' ,:(')}” gives examples of the test and not the test: "
        "by these words any other ground would do as well."
    )


CHECK = Check(
    code="VER103",
    name="exemplified-test",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
    ),
    rationale=(
        "A test that is given by examples only is open: what is not among the examples can meet "
        "it too, and what is among them need not. Nobody can then say of a model that it failed."
    ),
    remedy=(
        "State the whole test: “only if all of the following hold”, with each limb, or state the "
        "rule first and give the examples after it."
    ),
    question="What else than the examples after “{quote}” would meet the test, if anything?",
    patterns=("P09",),
    passes=(
        Example("If a dam fails its test, for example by a leak, we will drain it."),
        Example(
            "We will repeat the test after major changes, for example when a pump is replaced."
        ),
        Example(
            "We may adjust the levels if our understanding changes. This may occur if, for example, "
            "a reactor is shut down."
        ),
        Example("We are exploring rules on telling the state when, for example, a gate is stuck."),
        Example(
            "We will pause training if the score exceeds 20 % on a public test (e.g. the yearly one)."
        ),
        Example("The risk of a collapse is higher when, for example, it rains."),
        Example("Errors grow where, for instance, the sensors are old."),
        Example("Toxins such as ricin are stored in a locked cabinet."),
        Example("Tests may be started, for example, upon the end of a shift."),
        Example("The review could take into account factors such as the depth of the mine."),
        Example(
            "A mine is deemed safe if the gas level is below 1 % (where, for example, the level "
            "is 0.9 %, it is safe)."
        ),
    ),
    fails=(
        Example("A seal is «adequate, e.g. if» it matches the seals of other reactors."),
        Example(
            "A toxin store will be deemed to pose an acceptable risk «if, for example»:\n\n"
            "- the lock has been tested\n- the staff have been trained"
        ),
        Example("We will shut the reactor down «when, e.g.», the pressure exceeds its limit."),
        Example("«If, for example», a feeder is overloaded, the operator will cut the grid."),
        Example("A model reaches the Severe level «if it can, for example», plan an attack."),
        Example("A model may be released «where, for instance», its filters have been tested."),
        Example(
            "We judge whether the risk is acceptable «based on considerations such as» the depth of "
            "the mine and the state of its props."
        ),
        Example("«In circumstances such as» a theft of the weights, we will withdraw the model."),
    ),
    find=find,
)
