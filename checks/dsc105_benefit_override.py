from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.yardstick import searched
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap

_SUBJECT = "benefits"
_DONE = frozenset({"have", "has", "had", "'ve", "’ve"})
_NOUNS = re.compile(r"benefit|advantage|utility|usefulness|upside|value", re.IGNORECASE)
_AIMS = re.compile(r"\b(so|such|ensure|ensuring|order) that\s+$")
_NOT = frozenset({"not", "n't", "n’t", "never"})
_FREES = re.compile(r"\b(unless|until|only)\b", re.IGNORECASE)
_AND_BEFORE = re.compile(r"(\band|\(?[\da-z]{1,3}\)),?\s+((that|if|where)\s+)?$")
_AND_AFTER = re.compile(r"[^.;]{0,40}?,? and (that |\(?[\da-z]{1,3}\)|the |its |an? |all )")


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        if not _NOUNS.search(sentence.text):
            continue
        match = _set_against(sentence)
        if match is not None and _decides(policy, sentence) and not _measured(policy, sentence):
            message = _message(policy, match.group())
            yield gap(sentence, *match.span(), message)


def _set_against(sentence: Sentence) -> re.Match[str] | None:
    """Return the words by which a benefit makes up for a risk, if they decide and do not report."""
    over = pattern(_SUBJECT, "override").search(sentence.text)
    if over is not None and not _told(sentence, over) and not _added(sentence, over):
        return over
    weighed = pattern(_SUBJECT, "weighed").search(sentence.text)
    binding = sentence.register in (Register.MANDATORY, Register.DESCRIPTIVE, Register.PERMISSION)
    return weighed if weighed is not None and binding and not _told(sentence, weighed) else None


def _told(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the weighing is believed, hoped, reported or done already, or is ruled out."""
    tokens, index = sentence.tokens, _verb(sentence, match)
    same, joined = True, False
    freed = _FREES.search(sentence.text, 0, match.start()) is not None
    while True:
        token = tokens[index]
        beside = () if joined else token.children
        helpers = {tokens[i].lower for i in beside if tokens[i].dep in ("aux", "neg")}
        if same and (helpers & _DONE or token.tag == "VBD" or _reports(sentence, index)):
            return True
        if helpers & _NOT and not freed:
            return True
        if token.head == index:
            return False
        same = same and token.dep in ("ccomp", "xcomp", "pcomp", "aux", "auxpass")
        joined, index = token.dep == "conj", token.head


def _reports(sentence: Sentence, index: int) -> bool:
    lemma = sentence.tokens[index].lemma
    said = pattern(_SUBJECT, "told").fullmatch(lemma) is not None
    return said and not sentence.conditional(index)


def _verb(sentence: Sentence, match: re.Match[str]) -> int:
    """Return the word of a match on which the rest of it hangs."""
    start, end = (sentence.start + offset for offset in match.span())
    inside = [i for i, token in enumerate(sentence.tokens) if start <= token.start < end]
    heads = {i: sentence.tokens[i].head for i in inside}
    top = [i for i, head in heads.items() if head == i or head not in heads]
    return next((i for i in top if sentence.tokens[i].pos in ("VERB", "AUX")), inside[0])


def _added(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the benefit is one of several things that must all hold, or an aim, and so frees nobody."""
    before, after = sentence.text[: match.start()], sentence.text[match.end() :]
    return bool(_AND_BEFORE.search(before) or _AND_AFTER.match(after) or _AIMS.search(before))


def _decides(policy: Policy, sentence: Sentence) -> bool:
    """Whether a sentence, its lead-in or its section is about a decision."""
    titles = policy.block(sentence).place.section[-1:]
    around = (sentence.text, *titles, *(lead.text for lead in policy.governors(sentence)))
    return any(pattern(_SUBJECT, "decision").search(text) for text in around)


def _measured(policy: Policy, sentence: Sentence) -> bool:
    """Whether the text says here, or in a section on benefits, how they are measured."""
    near = (sentence, *policy.beside(sentence, before=0, after=1))
    if any(pattern(_SUBJECT, "bounded").search(known.text) for known in near):
        return True
    return any("benefit" in title for title in policy.titles)


def _message(policy: Policy, words: str) -> str:
    return (
        f"“{words}” sets a benefit against the risk, and no measure by which the one makes up for "
        f"the other was found in the supplied document ({searched(policy)})."
    )


CHECK = Check(
    code="DSC105",
    name="benefit-override",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(A)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
    ),
    rationale=(
        "A release that may go ahead because its benefits outweigh its risks has no threshold: "
        "whoever decides chooses what counts as a benefit and how much it weighs. A failed test "
        "then stops nothing."
    ),
    remedy=(
        "Say who weighs, on what record, which benefits count and by what measure, and name the "
        "level of risk that no benefit makes up for."
    ),
    passes=(
        Example("We believe that the benefits of a release outweigh its risks."),
        Example(
            "In deciding on these standards, we have weighed the risks and benefits of mining."
        ),
        Example(
            "The request for release must show that 1) the dam is at low risk, 2) the benefits "
            "outweigh any residual risk and 3) the pumps work."
        ),
        Example("The release report will explain whether the risks are justified by the benefits."),
        Example(
            "We will open the mine only if an outside panel finds that its benefits outweigh the "
            "risks."
        ),
        Example(
            "We may release a drug where the benefits outweigh the risks by a factor of 10 or more."
        ),
        Example(
            "A release will not be approved on the ground that its benefits outweigh the risks."
        ),
        Example("We will not release a toxin if its risks outweigh its benefits."),
        Example("Our understanding of the risks and benefits of each release will improve."),
        Example("We release drugs with a leaflet so that their benefits outweigh the risks."),
        Example("The team will carry out a risk-benefit analysis before each release."),
        Example("We will halt the release if the value of the reading exceeds the hazard level."),
        Example(
            "# Rules\n\n## 1 Gates\n\nWe may open a dam where the benefits outweigh the risks.\n\n"
            "## 2 How benefits are measured\n\nEach benefit counts in lives saved per year."
        ),
    ),
    fails=(
        Example(
            "## Decisions on opening\n\nIt is conceivable that for a particular type of mine «the "
            "expected benefits of opening may outweigh the risks» that a test has shown."
        ),
        Example("We may deploy a model where «the benefits to society outweigh the risks»."),
        Example("The board can approve a release if «the risks are outweighed by the benefits»."),
        Example(
            "A release is acceptable if:\n\n- the safeguards hold, or we assess that «the benefits "
            "of the release outweigh the risks»."
        ),
        Example(
            "In deciding whether to start the reactor, the board «weighs its benefits against its "
            "risks»."
        ),
        Example(
            "| Level | Response |\n|---|---|\n"
            "| High | Do not deploy unless «benefits clearly exceed the risks» |"
        ),
        Example(
            "For dams below the line, we will «take into account both potential risks and benefits» "
            "when we decide on opening them."
        ),
    ),
    find=find,
    question=(
        "Which benefits count in “{quote}”, who weighs them, and which risk is too great for any?"
    ),
    patterns=("P41",),
)
