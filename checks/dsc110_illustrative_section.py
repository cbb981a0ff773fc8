from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clause import ClauseKind
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import introduces
from framework_lint.syntax import SUBJECTS, child, subtree, token_at

_HELD = {ClauseKind.THRESHOLD: "thresholds", ClauseKind.COMMITMENT: "duties"}
_LONGEST = 110


def find(policy: Policy) -> Iterator[Gap]:
    told: set[str] = set()
    for sentence in policy.sentences:
        for about, (start, end) in _declared(sentence):
            words = sentence.text[start:end]
            if words.lower() in told or _kept(policy, sentence) or introduces(policy, sentence):
                continue
            if _is("whole", sentence, about) and "exploratory" in words.lower():
                continue
            held = _held(policy, sentence, about)
            if held:
                told.add(words.lower())
                whole = _is("whole", sentence, about)
                yield gap(
                    sentence, start, end, _message(words, held, "text" if whole else "section")
                )


def _kept(policy: Policy, sentence: Sentence) -> bool:
    """Whether the text says what binds all the same."""
    near = (sentence, *policy.beside(sentence, before=0, after=1))
    return any(pattern("nonbinding", "minimum").search(known.text) for known in near)


def _declared(sentence: Sentence) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the subject that is said not to bind, and where the words for it stand."""
    for name in ("declared", "examples", "nothing"):
        for match in pattern("nonbinding", name).finditer(sentence.text):
            verb = _verb(sentence, match)
            about = None if verb is None else child(sentence.tokens, verb, *SUBJECTS)
            if verb is None or about is None or about > verb:
                continue
            if sentence.tokens[verb].dep == "advcl":
                continue
            if _stands(sentence, about, name) and (
                name != "examples" or _is("giving", sentence, verb)
            ):
                yield about, _span(sentence, about, verb, match.end())
                return


def _verb(sentence: Sentence, match: re.Match[str]) -> int | None:
    """Return the verb of which the words are the predicate or the object."""
    tokens, by = sentence.tokens, sentence.start
    index = token_at(tokens, by + match.start())
    if tokens[index].dep == "amod" and match.re is pattern("nonbinding", "declared"):
        return None
    while tokens[index].head != index and tokens[index].pos not in ("VERB", "AUX"):
        if tokens[index].dep in ("nsubj", "nsubjpass", "relcl"):
            return None
        index = tokens[index].head
    if tokens[index].dep == "aux" or (
        tokens[index].dep == "conj" and child(tokens, index, *SUBJECTS) is None
    ):
        index = tokens[index].head
        while tokens[index].dep in ("acomp", "conj") and tokens[index].head != index:
            index = tokens[index].head
    return index if tokens[index].pos in ("VERB", "AUX") else None


def _is(name: str, sentence: Sentence, index: int) -> bool:
    lemma = sentence.tokens[index].lemma.lower()
    return pattern("nonbinding", name).fullmatch(lemma) is not None


def _stands(sentence: Sentence, about: int, name: str) -> bool:
    """Whether the subject is a part of the text: for examples this one, or "we"."""
    tokens = sentence.tokens
    subjects = {tokens[about].lower}
    if name == "nothing":
        return subjects == {"nothing"} and any(
            _is("parts", sentence, i) for i in subtree(tokens, about)
        )
    if name == "examples" and subjects == {"we"}:
        return True
    pointed = any(tokens[i].dep == "det" for i in tokens[about].children)
    return _is("parts", sentence, about) and (pointed or name == "declared")


def _span(sentence: Sentence, about: int, verb: int, end: int) -> tuple[int, int]:
    tokens = sentence.tokens
    first = tokens[subtree(tokens, about)[0]].start - sentence.start
    start = first if end - first <= _LONGEST else tokens[verb].start - sentence.start
    return start, end


def _held(policy: Policy, sentence: Sentence, about: int) -> tuple[str, ...]:
    """Name what stands in the section, or in the whole text, that is so declared."""
    path = policy.block(sentence).place.section
    if _is("whole", sentence, about):
        path = ()
    places = ((c.kind, policy.sentences[c.sentence]) for c in policy.clauses)
    kinds = {
        kind
        for kind, known in places
        if known is not sentence and policy.block(known).place.section[: len(path)] == path
    }
    return tuple(name for kind, name in _HELD.items() if kind in kinds)


def _message(words: str, held: tuple[str, ...], place: str) -> str:
    return (
        f"“{words}” leaves open whether what it speaks of binds, and the same {place} holds "
        f"{' and '.join(held)}."
    )


CHECK = Check(
    code="DSC110",
    name="illustrative-section",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(10)"),
    ),
    rationale=(
        "A sentence calls a section, a table or its thresholds illustrative, exploratory or not "
        "binding, and the text there sets thresholds and duties. Nobody can tell which of them hold."
    ),
    remedy=(
        "Mark inside the section what holds in every case, and move what is only an example out of "
        "it or into an annex of examples."
    ),
    passes=(
        Example("# Policy\n\n## Drills\n\nThis section is illustrative only. Dams are old."),
        Example("# Policy\n\n## Tests\n\nWe run exploratory tests. We will test each pump."),
        Example(
            "# Policy\n\n## Tests\n\nThe examples below are illustrative. We will test each pump."
        ),
        Example(
            "# Policy\n\n## Limits\n\nThe table is illustrative. The limits in bold are binding. We "
            "will stop the reactor at 90 bar."
        ),
        Example(
            "# Policy\n\n## Tests\n\nThe threshold is indicative of wear. We will test each pump."
        ),
        Example("# Policy\n\n## Tests\n\nThis section sets out the tests. We will test each pump."),
        Example(
            "# Policy\n\n## Tests\n\nOur early studies of mines are exploratory. We will test each pump."
        ),
    ),
    fails=(
        Example(
            "# Policy\n\n## Toxins\n\n«This section is therefore illustrative only». We will lock the "
            "store."
        ),
        Example(
            "# Policy\n\n## Reactors\n\n«These tiers remain exploratory» and may change. The company "
            "will stop the reactor at tier 2."
        ),
        Example(
            "# Policy\n\n## Mines\n\n«The measures listed below are illustrative».\n\n- We will fence "
            "each mine."
        ),
        Example(
            "# Policy\n\n## Mines\n\n«The table below is provided for illustration only».\n\n"
            "| Level | Threshold | Safeguards |\n|---|---|---|\n| High | The model can find mines. | "
            "We will require a fence. |"
        ),
        Example(
            "# Policy\n\n## Annex\n\n«This annex provides illustrative examples of safeguards». We will "
            "fence each mine."
        ),
        Example(
            "# Policy\n\n## Mines\n\n«Nothing in this section should be read as a commitment». We will "
            "fence each mine."
        ),
        Example("# Policy\n\n«This framework is not a commitment». We will fence each mine."),
    ),
    find=find,
    question="Which of the thresholds and duties that “{quote}” speaks of hold in every case?",
    patterns=("P27",),
)
