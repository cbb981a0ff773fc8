from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import sets_threshold
from framework_lint.syntax import root, token_at
from framework_lint.yardstick import cleared, searched

_PERCENT = re.compile(r"\d\s?%|[<>≤≥]\s?\d")
_MERELY = frozenset({"could", "might", "may"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "'s", "’s"})
_DUTIES = (Register.MANDATORY, Register.DESCRIPTIVE)


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        threshold = sets_threshold(policy, sentence)
        binding = sentence.register in _DUTIES and not _reports(sentence)
        if not (threshold or binding) or _scaled(policy, sentence):
            continue
        found = [m for m in _degrees(sentence) if not _cleared(policy, sentence, m)]
        found = [m for m in found if not _labels(sentence, m)]
        if not threshold:
            found = [m for m in found if _decides(sentence, m)]
        if found:
            yield gap(
                sentence, *found[0].span(), _message(policy, [m.group() for m in found], threshold)
            )


def _reports(sentence: Sentence) -> bool:
    """Whether a sentence tells what was done, found or is expected, and binds nobody."""
    verb = sentence.tokens[root(sentence.tokens)]
    helpers = [sentence.tokens[i] for i in verb.children if sentence.tokens[i].dep == "aux"]
    if any(helper.tag == "MD" for helper in helpers):
        return False
    done = verb.tag == "VBN" and any(helper.lower in _HAVE for helper in helpers)
    return done or verb.tag == "VBD" or bool(pattern("degrees", "told").fullmatch(verb.lemma))


def _scaled(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence, or one that goes on from it, gives a scale."""
    if pattern("degrees", "scale").search(sentence.text) or _PERCENT.search(sentence.text):
        return True
    after = policy.beside(sentence, before=0)
    return any(pattern("degrees", "nearby").search(known.text) for known in after)


def _degrees(sentence: Sentence) -> Iterator[re.Match[str]]:
    fixed = [m.span() for m in pattern("degrees", "fixed").finditer(sentence.text)]
    for match in pattern("degrees", "words").finditer(sentence.text):
        if not any(start <= match.start() < end for start, end in fixed):
            yield match


def _labels(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the word stands in a label: "Stronger restrictions: ..."."""
    return match.start() < sentence.text.find(":") < 40


def _cleared(policy: Policy, sentence: Sentence, match: re.Match[str]) -> bool:
    start, end = (sentence.start + offset for offset in match.span())
    return cleared(policy, policy.block(sentence), start, end)


def _decides(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the word measures a safeguard, an act or an outcome that the duty is about."""
    tokens = sentence.tokens
    index = token_at(tokens, sentence.start + match.start())
    while tokens[index].dep == "conj" and tokens[index].pos in ("ADJ", "ADV"):
        index = tokens[index].head
    predicate = tokens[index].dep in ("acomp", "ROOT", "ccomp", "oprd", "attr")
    head = tokens[tokens[index].head].lemma.lower()
    return (predicate or _is("things", head) or _is("deeds", head)) and not _aside(sentence, index)


def _is(kind: str, lemma: str) -> bool:
    return bool(pattern("degrees", kind).fullmatch(lemma))


def _aside(sentence: Sentence, index: int) -> bool:
    """Whether a word hangs on the subject, a purpose, what merely could be, or a mere description."""
    tokens = sentence.tokens
    while tokens[index].head != index:
        token = tokens[index]
        if token.dep in ("nsubj", "parataxis", "appos") or (
            token.dep == "advcl" and token.tag == "VB"
        ):
            return True
        helpers = {tokens[i].lower for i in tokens[index].children if tokens[i].tag == "MD"}
        if helpers & _MERELY or (
            token.dep == "relcl" and not _is("things", tokens[token.head].lemma)
        ):
            return True
        index = token.head
    return False


def _message(policy: Policy, words: list[str], threshold: bool) -> str:  # noqa: FBT001 - a fact about the sentence
    told = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
    what = "this threshold is reached" if threshold else "this is met"
    verb = "have" if len(set(words)) > 1 else "has"
    return (
        f"{told} {verb} no scale: whether {what} is a matter of opinion. "
        f"No definition was found in the supplied document ({searched(policy)})."
    )


CHECK = Check(
    code="VAG102",
    name="degree-without-yardstick",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "Words such as robust, significant or appropriate rank things on a scale that the text "
        "does not give. Two experts can agree on every measurement and differ on whether the "
        "threshold was reached or the safeguard was enough."
    ),
    remedy=(
        "Give the scale: a number, a named test with a pass value, a reference case with a date, "
        "or a definition of the word that says what counts."
    ),
    passes=(
        Example(
            "The model can cause dramatic acceleration. We define this as twice the rate of 2024."
        ),
        Example(
            "The company has implemented controls sufficient to stop theft by a single insider."
        ),
        Example("We will keep the answer rate on restricted queries below 5 %."),
        Example("Robust research needs time."),
        Example(
            "We will apply robust filters to every query.\n\n"
            "“Robust filters” means filters that stop at least 99 of 100 attempts in the public test."
        ),
        Example("The board will approve each major version of this policy."),
        Example("We will delete the weights within 24 hours."),
        Example("We have implemented strong safeguards for the models of today."),
        Example("We’ve trained the model to be more robust to failures of its tools."),
        Example("We expect to need strong safeguards for later models."),
        Example("The results suggest that the safeguards are effective."),
    ),
    fails=(
        Example("We will apply «robust» safeguards before deployment."),
        Example("The model can provide «significant» help to a novice."),
        Example("Safeguards must «sufficiently» minimize the risk of harm."),
        Example("The company implements «appropriate» mitigations."),
        Example(
            "| Level | Threshold |\n|---|---|\n| High | The model can give «meaningful» assistance to an attacker. |"
        ),
    ),
    find=find,
)
