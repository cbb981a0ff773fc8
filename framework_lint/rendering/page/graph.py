"""Conditions beside what the text ties to them, each in the words of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from framework_lint.annotation import Register
from framework_lint.clause import Clause, ClauseKind
from framework_lint.formula import Formula, atoms, plain
from framework_lint.lexicon import pattern
from framework_lint.listing.graph import edges, trigger
from framework_lint.listing.selection import Choice, choose
from framework_lint.policy import Policy
from framework_lint.wording import count

_NAMING = frozenset({"NOUN", "PROPN", "NUM"})
_FREE = ("may ", "might ", "could ")
_HOLE = "\0"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one voice: the document's own, or the tool's."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Doubtful:
    """That a clause has several readings, and the anchor of these."""

    said: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Node:
    """What stands in one box: the whole words, whose they are, and whether they are contested."""

    pieces: tuple[Piece, ...]
    anchor: str
    doubtful: Doubtful | None = None

    @property
    def words(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A threshold or trigger and what is tied to it; nothing was found for one without any."""

    source: Node
    duties: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The bundles, and how many clauses on a condition are left out: as freeing, as scraps."""

    bundles: tuple[Bundle, ...]
    freeing: int = 0
    scraps: int = 0

    @property
    def contested(self) -> bool:
        """Whether anything that is shown has more than one reading."""
        nodes = (node for each in self.bundles for node in (each.source, *each.duties))
        return any(node.doubtful for node in nodes)


def graph(policy: Policy, alone: Sequence[Clause], scope: str) -> Graph:
    """Group the duties that hang on something by what they hang on, in reading order."""
    hanging = tuple(edges(choose(policy, Choice())))
    binding = tuple(clause for clause in hanging if not _frees(clause))
    told = tuple(clause for clause in binding if _says_when(policy, clause))
    found = (*_bundles(policy, told, scope), *_alone(policy, alone, scope))
    return Graph(found, len(hanging) - len(binding), len(binding) - len(told))


def anchor(clause: Clause, scope: str) -> str:
    return f"{scope}-clause-{clause.id}"


def contest(number: int, scope: str) -> str:
    """Name the place where the readings of an interpretation are set side by side."""
    return f"{scope}-contest-{number}"


def doubts(policy: Policy, scope: str) -> Mapping[str, Doubtful]:
    """Return what is contested by the id of the clause, first met first."""
    found: dict[str, Doubtful] = {}
    for number, told in enumerate(policy.interpretations, start=1):
        others = len(told.clauses) - 1
        beside = f", together with {count(others, 'other clause')}" if others else ""
        said = f"has {count(len(told.readings), 'reading')}{beside}"
        for clause in told.clauses:
            found.setdefault(clause.id, Doubtful(said, contest(number, scope)))
    return found


def _frees(clause: Clause) -> bool:
    """Whether a clause asks for nothing: it permits, or lets off what is asked elsewhere."""
    if clause.register is Register.PERMISSION or clause.kind is ClauseKind.EXCEPTION:
        return True
    allowed = clause.duty.lower().startswith(_FREE)
    return allowed or pattern("notes", "limits").search(clause.duty) is not None


def _says_when(policy: Policy, clause: Clause) -> bool:
    """Whether a condition names something: "necessary" and "we deem" are scraps of one."""
    if clause.threshold or clause.trigger is None:
        return True
    tokens = policy.sentences[clause.sentence].tokens
    naming = {token.text for token in tokens if token.pos in _NAMING}
    within = {token.text for token in tokens}
    facts = [set(atom.name.split()) for atom in atoms(clause.trigger.formula)]
    return all(words & naming or not words & within for words in facts)


def _bundles(policy: Policy, told: Sequence[Clause], scope: str) -> Iterator[Bundle]:
    held: dict[str, list[Clause]] = {}
    for clause in told:
        held.setdefault(trigger(clause), []).append(clause)
    levels, contested = _levels(policy), doubts(policy, scope)
    text = _text(policy)
    for hanging in held.values():
        source = levels.get(hanging[0].threshold or "", hanging[0])
        level = contested.get(source.id) if source not in hanging else None
        duties = {clause.quote: _duty(clause, contested, scope) for clause in reversed(hanging)}
        pieces = tuple(_voices(hanging[0], text))
        yield Bundle(Node(pieces, anchor(source, scope), level), tuple(reversed(duties.values())))


def _alone(policy: Policy, alone: Sequence[Clause], scope: str) -> Iterator[Bundle]:
    contested, text = doubts(policy, scope), _text(policy)
    for clause in alone:
        named = clause.threshold or clause.quote
        pieces = (Piece(named, _flat(named) in text),)
        yield Bundle(Node(pieces, anchor(clause, scope), contested.get(clause.id)), ())


def _duty(clause: Clause, contested: Mapping[str, Doubtful], scope: str) -> Node:
    return Node((Piece(clause.quote, own=True),), anchor(clause, scope), contested.get(clause.id))


def _voices(clause: Clause, text: str) -> Iterator[Piece]:
    """Cut what a clause hangs on into the words of the document and those of the tool."""
    said, formula = trigger(clause), clause.trigger.formula if clause.trigger else None
    level, colon, rest = said.partition(": ") if formula else (said, "", "")
    if formula is None or (colon and rest == plain(formula) and level == clause.threshold):
        yield Piece(level, _flat(level) in text)
        yield from (Piece(colon, own=False),) if colon else ()
    if formula is not None:
        yield from _woven(formula, text)


def _woven(formula: Formula, text: str) -> Iterator[Piece]:
    facts = atoms(formula)
    order = plain(formula, {atom: f"{_HOLE}{n}{_HOLE}" for n, atom in enumerate(facts)})
    for position, part in enumerate(order.split(_HOLE)):
        if position % 2:
            name = facts[int(part)].name
            yield Piece(name, _flat(name) in text)
        elif part:
            yield Piece(part, own=False)


def _text(policy: Policy) -> str:
    return _flat(" ".join(block.text for block in policy.document.blocks))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _levels(policy: Policy) -> Mapping[str, Clause]:
    """Return the clause that first defines each level, by the name of the level."""
    found: dict[str, Clause] = {}
    for clause in policy.clauses:
        if clause.kind is ClauseKind.THRESHOLD and clause.threshold:
            found.setdefault(clause.threshold, clause)
    return found
