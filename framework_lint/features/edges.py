"""What a policy says is done to protect once a level is reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence
from framework_lint.clause import Clause
from framework_lint.clauses.layout import Part
from framework_lint.features.answers import is_empty, protects
from framework_lint.features.weakness import weakness
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy

_TOPIC = "topics/edges"
_EACH = 2
_SOFT = (Register.PERMISSION, Register.INTENTION, Register.RECOMMENDATION)
_ASKED = (Register.MANDATORY, Register.DESCRIPTIVE)


@dataclass(frozen=True, slots=True)
class Edge:
    """A safeguard that follows a level; `asked` marks a duty or a practice.

    `weakness` says why it follows in general terms only.
    """

    sentence: Sentence
    asked: bool
    weakness: str


def covers_every(edge: Edge) -> bool:
    """Whether an edge is a rule for every level, whichever there are."""
    return _says("every", edge.sentence.text)


def edges(policy: Policy) -> Iterator[Edge]:
    """Yield the first safeguards that follow each level, firm and weak apart."""
    count: Counter[tuple[str | None, bool]] = Counter()
    told: set[int] = set()
    following = [clause for clause in policy.clauses if _follows(policy, clause)]
    named = [clause for clause in following if _guards(clause)]
    for clause in named or following:
        if clause.sentence in told:
            continue
        sentence = policy.sentences[clause.sentence]
        edge = Edge(sentence, clause.register in _ASKED, _doubt(policy, clause, sentence))
        key = (clause.threshold, bool(edge.weakness))
        count[key] += 1
        if count[key] <= _EACH:
            told.add(clause.sentence)
            yield edge
    for number, sentence in enumerate(policy.sentences):
        if number not in told and _rules(sentence):
            yield Edge(sentence, sentence.register in _ASKED, weakness(policy, sentence))


def _follows(policy: Policy, clause: Clause) -> bool:
    """Whether a clause hangs on a level, and says more than that a thing is looked into."""
    sentence = policy.sentences[clause.sentence]
    trigger = _trigger(clause)
    if not clause.edge or not (clause.threshold or _says("levels", trigger)):
        return False
    if _says("short", trigger):
        return False
    cell = policy.cells.get(sentence.block)
    if cell is not None and cell.part is Part.SAFEGUARD:
        return not is_empty(policy, sentence.block) and not _says("looking", clause.quote)
    return protects(sentence) and _guards(clause)


def _guards(clause: Clause) -> bool:
    """Whether a clause says what is done to protect, and not first what is looked into."""
    said = clause.quote
    for phrase in clause.trigger.phrases if clause.trigger else ():
        said = said.replace(phrase.text, " ")
    act = pattern(_TOPIC, "safeguards").search(said)
    look = pattern(_TOPIC, "looking").search(said)
    return act is not None and not (look is not None and look.start() < act.start())


def _rules(sentence: Sentence) -> bool:
    """Whether a sentence gives every level, or a model that is at one, its safeguards."""
    said = _says("each", sentence.text) and _says("safeguards", sentence.text)
    return said and bool(sentence.statements) and not _says("looking", sentence.text)


def _trigger(clause: Clause) -> str:
    return " ".join(phrase.text for phrase in clause.trigger.phrases) if clause.trigger else ""


def _doubt(policy: Policy, clause: Clause, sentence: Sentence) -> str:
    if _says("residual", _trigger(clause)):
        return "follows the risk that is left, and no level"
    act = sentence.text.find(clause.action.text) if clause.action else 0
    why = weakness(policy, sentence, max(act, 0))
    if _says("expects", sentence.text) and clause.register is not Register.MANDATORY:
        return "states an aim"
    return why or ("is not asked for" if clause.register in _SOFT else "")


def _says(name: str, text: str) -> bool:
    return pattern(_TOPIC, name).search(text) is not None
