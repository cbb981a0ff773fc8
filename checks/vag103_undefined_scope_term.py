from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clause import ClauseKind
from framework_lint.clauses.layout import Part
from framework_lint.features.extent import Extent, extents, named
from framework_lint.features.yardstick import searched
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.syntax import HAVE

_SHALL = frozenset({"will", "must", "shall"})
_IF = re.compile(r"\b(?:if|when|once)(?: it is| they are)? $", re.IGNORECASE)
_SIDES = (Part.SAFEGUARD, Part.THRESHOLD)


def find(policy: Policy) -> Iterator[Gap]:
    terms = _terms(policy)
    bound = _bound(policy) if terms else frozenset()
    for name, met in terms.items():
        real = (m for m in met if not _supposed(*m) and not _exemplifies(*m))
        first = next((m for m in real if _operative(policy, m[0], bound)), None)
        if first is not None and not _meaning(policy, name, met):
            sentence, extent = first
            yield gap(sentence, extent.start, extent.end, _message(policy, *first, len(met)))


def _terms(policy: Policy) -> dict[str, list[tuple[Sentence, Extent]]]:
    """Return the places of each term."""
    found: dict[str, list[tuple[Sentence, Extent]]] = {}
    for sentence in policy.sentences:
        for extent in extents(sentence):
            found.setdefault(extent.name, []).append((sentence, extent))
    return found


def _bound(policy: Policy) -> frozenset[tuple[int, int]]:
    """Return the sentences that bind, set a level or say what a standard holds, by their places."""
    named_by = (
        policy.sentences[c.sentence] for c in policy.clauses if c.kind is not ClauseKind.RISK
    )
    return frozenset((sentence.block, sentence.start) for sentence in named_by)


def _operative(policy: Policy, sentence: Sentence, bound: frozenset[tuple[int, int]]) -> bool:
    barred = any(token.lower in ("no", "not", "never") for token in sentence.tokens)
    if sentence.register is Register.PERMISSION and not barred:
        return False
    if all(_tells(sentence, verb) for verb, _ in sentence.statements):
        return False
    cell = policy.cells.get(sentence.block)
    sided = cell is not None and cell.part in _SIDES
    stated = sentence.register is not Register.NONE or (sentence.block, sentence.start) in bound
    return sided or stated or any(_orders(sentence, verb) for verb, _ in sentence.statements)


def _exemplifies(sentence: Sentence, extent: Extent) -> bool:
    """Whether the use stands in a list of examples."""
    return pattern("open_lists", "examples").search(sentence.text[: extent.start]) is not None


def _supposed(sentence: Sentence, extent: Extent) -> bool:
    """Whether a text that binds nobody supposes the use: "could halve it if deployed widely"."""
    opened = _IF.search(sentence.text[: extent.start])
    return opened is not None and sentence.register in (Register.NONE, Register.PERMISSION)


def _tells(sentence: Sentence, verb: int) -> bool:
    """Whether a statement tells what was done."""
    helpers = {sentence.tokens[i].lower for i in sentence.tokens[verb].children}
    tag = sentence.tokens[verb].tag
    return tag == "VBD" or (tag == "VBN" and bool(helpers & HAVE))


def _orders(sentence: Sentence, verb: int) -> bool:
    """Whether a statement says what shall be, or what is let off: "limited use is exempt"."""
    token = sentence.tokens[verb]
    helpers = {sentence.tokens[i].lower for i in token.children if sentence.tokens[i].tag == "MD"}
    if pattern("waivers", "spared").search(sentence.text):
        return True
    return bool(helpers & _SHALL) and not pattern("verbs", "involuntary").fullmatch(token.lemma)


def _meaning(policy: Policy, name: str, met: list[tuple[Sentence, Extent]]) -> bool:
    """Whether the document gives a term a definition or a number, in any place that has it."""
    defined = [named(definition.term) for definition in policy.definitions]
    titles = [named(title) for title in policy.titles]
    if any(name in term or (len(term.split()) > 1 and term in name) for term in defined):
        return True
    if any(name in title for title in titles):
        return True
    return any(_measured(policy, sentence, extent) for sentence, extent in met)


def _measured(policy: Policy, sentence: Sentence, extent: Extent) -> bool:
    near = (sentence, *policy.beside(sentence, before=0, after=1))
    if any(pattern("extents", "measure").search(known.text) for known in near):
        return True
    opened = re.match(r"\s*[(,–—-]+\s*", sentence.text[extent.end :])
    at = extent.end + (opened.end() if opened else 0)
    return bool(opened) and bool(pattern("extents", "glossed").match(sentence.text, at))


def _message(policy: Policy, sentence: Sentence, extent: Extent, count: int) -> str:
    words = sentence.text[extent.start : extent.end]
    again = f" The term stands in {count} places." if count > 1 else ""
    return (
        f"Nothing says where “{words}” begins: no definition and no number was found in the "
        f"supplied document ({searched(policy)}).{again}"
    )


CHECK = Check(
    code="VAG103",
    name="undefined-scope-term",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(4)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(10)"),
    ),
    rationale=(
        "A duty that starts with large-scale or extensive use has no place where it starts. Two "
        "readers who know exactly who uses a model, and how much, can differ on whether the duty "
        "has arisen."
    ),
    remedy=(
        "Define the term by what can be counted: users, copies, tokens a day, the systems the "
        "model can reach, or the work it does without review."
    ),
    passes=(
        Example("We will log every internal deployment of the model."),
        Example(
            "We will review the controls before any large-scale internal deployment.\n\n"
            "“Large-scale internal deployment” means use by more than a tenth of all staff."
        ),
        Example("Large-scale internal use by more than 200 staff must be approved by the board."),
        Example(
            "The plant must not be put to extensive external use without approval. Use by more "
            "than 40 customers is extensive."
        ),
        Example("Large-scale deployments carry more risk than small ones."),
        Example("We will make extensive use of red teaming."),
        Example("The significant deployment mitigations will be tested each year."),
        Example("We will publish the notes of each major release."),
        Example("Last year we observed widespread internal use of the assistant."),
        Example("The network is open to limited use of the tool by staff."),
        Example(
            "The board must approve widespread internal use, i.e. use outside the team that built "
            "the model."
        ),
        Example("Language models will see widespread public use in the coming years."),
        Example("Models can sway whole towns on a large scale, which calls for usage controls."),
        Example("Large-scale research, operations and repairs must be paid for by the owner."),
        Example(
            "| Level | Threshold |\n|---|---|\n| High | The model could double the output of a plant "
            "if deployed widely. |"
        ),
        Example("Access is widened in stages, with a full deployment at the end."),
    ),
    fails=(
        Example(
            "| Level | Threshold | Safeguards |\n|---|---|---|\n"
            "| High | The model can design a toxin. | Require containment for «large-scale "
            "internal deployment» |"
        ),
        Example("The board must approve any «extensive internal use» of the model."),
        Example(
            "We will complete the review before «significant deployment». A second review follows "
            "each significant deployment."
        ),
        Example("No model at this level may be put to «high-stakes use» in the reactor."),
        Example(
            "We intend to fit the safeguards prior to «broad internal or external deployment»."
        ),
        Example("A model that is «deployed internally at scale» must be monitored."),
        Example(
            "Reports will cover any model that we deploy for «large-scale, autonomous research»."
        ),
        Example(
            "| Level | Threshold |\n|---|---|\n| High | The ability to run «large-scale internal "
            "deployments» of models |"
        ),
        Example("«Limited internal use» is exempt from this section."),
    ),
    find=find,
    question=(
        "From how many users, copies, requests a day or other things that can be counted on is it "
        "“{quote}”?"
    ),
    patterns=("P04",),
)
