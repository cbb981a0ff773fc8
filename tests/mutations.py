"""Inject one defect each into clean clauses, and see which are found.

A mutation changes the words of one sentence; that sentence is parsed again in
its place, and the checks that are to find the defect are run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence
from framework_lint.clause import Clause, ClauseKind
from framework_lint.clauses.layout import Part
from framework_lint.document import Kind
from framework_lint.engine import lint
from framework_lint.policy import Policy
from framework_lint.registry import select
from framework_lint.rereading import reword
from framework_lint.syntax import child, subtree

Mutate = Callable[[Policy, int], str | None]

_MODAL = re.compile(r"\b(will|must|shall)\b(?! not)")
_DEADLINE = re.compile(
    r"\b(within|no later than|at least every|every) (\d+|one|two|three|six|twelve) "
    r"((?:business |calendar |working )?(?:hours?|days?|weeks?|months?))"
)
_REFERENCE = re.compile(r"\b(Section|Appendix|Table) (\d+(?:\.\d+)*|[A-Z])\b")
_LOST = {"Section": "19.7", "Appendix": "Q", "Table": "43"}
_IRREGULAR = {
    "write": "written",
    "give": "given",
    "take": "taken",
    "send": "sent",
    "keep": "kept",
    "hold": "held",
    "make": "made",
    "pay": "paid",
    "withdraw": "withdrawn",
    "run": "run",
    "stop": "stopped",
    "submit": "submitted",
    "log": "logged",
    "set": "set",
    "ban": "banned",
    "cut": "cut",
    "tell": "told",
    "shut": "shut",
    "commit": "committed",
}


@dataclass(frozen=True, slots=True)
class Mutation:
    """A kind of defect: how it is put in, and the codes of the checks that are to find it."""

    name: str
    mutate: Mutate
    found_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one mutated clause."""

    kind: str
    document: str
    before: str
    after: str
    found: bool


def permit(policy: Policy, number: int) -> str | None:
    """Turn the duty that an event sets off for a named party into a permission."""
    sentence = policy.sentences[number]
    owed = any(
        clause.edge and clause.register is Register.MANDATORY and clause.actor.explicit
        for clause in _clauses(policy, number)
    )
    within = owed and bool(sentence.conditions)
    if not within or len(_MODAL.findall(sentence.text)) != 1:
        return None
    return _MODAL.sub("may", sentence.text, count=1)


def drop_agent(policy: Policy, number: int) -> str | None:
    """Take the agent out of a passive, or turn an active duty into a passive without one."""
    sentence = policy.sentences[number]
    for verb, register in sentence.statements:
        if register is not Register.MANDATORY:
            continue
        agent = child(sentence.tokens, verb, "agent")
        if agent is not None:
            return _without(sentence, subtree(sentence.tokens, agent))
        if child(sentence.tokens, verb, "neg") is None:
            return _passive(sentence, verb)
    return None


def _without(sentence: Sentence, indices: list[int]) -> str:
    start = sentence.tokens[indices[0]].start - sentence.start
    end = sentence.tokens[indices[-1]].end - sentence.start
    return (sentence.text[:start].rstrip() + sentence.text[end:]).replace(" .", ".")


def _passive(sentence: Sentence, verb: int) -> str | None:
    """Make "The officer will publish the report within 3 days." a passive."""
    tokens = sentence.tokens
    about, what = child(tokens, verb, "nsubj"), child(tokens, verb, "dobj")
    helpers = [i for i in tokens[verb].children if tokens[i].tag == "MD"]
    if (
        about is None
        or what is None
        or len(helpers) != 1
        or child(tokens, verb, "conj") is not None
    ):
        return None
    actor, thing = subtree(tokens, about), subtree(tokens, what)
    if actor[0] != 0 or actor[-1] + 1 != helpers[0] or thing[0] != verb + 1:
        return None
    words = _words(sentence, thing)
    rest = sentence.text[tokens[thing[-1]].end - sentence.start :]
    modal = tokens[helpers[0]].text
    return f"{words[:1].upper()}{words[1:]} {modal} be {_participle(tokens[verb].lemma)}{rest}"


def _words(sentence: Sentence, indices: list[int]) -> str:
    first, last = sentence.tokens[indices[0]], sentence.tokens[indices[-1]]
    return sentence.text[first.start - sentence.start : last.end - sentence.start]


def _participle(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{verb}ed"


def delete_number(policy: Policy, number: int) -> str | None:
    """Take the number out of a deadline: "within 72 hours" becomes "within hours"."""
    text = policy.sentences[number].text
    if not _binds(policy, number) or not re.search(
        r"\bwithin (\d+|one|two|three|six) [a-z ]*(hour|day|week|month)", text
    ):
        return None
    text = re.sub(r"\bwithin (\d+|one|two|three|six) ", "within ", text, count=1)
    return re.sub(r"\bwithin (hour|day|week|month)\b", r"within \1s", text, count=1)


def add_escape(policy: Policy, number: int) -> str | None:
    """Let a duty hold only "as appropriate"."""
    text = policy.sentences[number].text
    if not _binds(policy, number) or not text.endswith("."):
        return None
    return f"{text[:-1]}, as appropriate."


def strand_condition(policy: Policy, number: int) -> str | None:
    """Put a further capability on which a safeguard could hang into the column of the risks.

    The safeguards of the row say when they apply no longer than `unconditioned` lets them.
    """
    sentence = policy.sentences[number]
    cell = policy.cells.get(sentence.block)
    opens = number == 0 or policy.sentences[number - 1].block != sentence.block
    if cell is None or cell.part is not Part.RISK or not cell.thresholds or not opens:
        return None
    words = f"{sentence.text[:1].lower()}{sentence.text[1:]}"
    return f"In conjunction with a covert planning capability, {words}"


def unconditioned(policy: Policy) -> dict[int, str]:
    """Return the safeguards of tables that open with a condition, without it."""
    return {
        number: _cut(sentence, sentence.conditions[0].end - sentence.start)
        for number, sentence in enumerate(policy.sentences)
        if (cell := policy.cells.get(sentence.block)) is not None
        and cell.part is Part.SAFEGUARD
        and sentence.conditions
        and sentence.conditions[0].start == sentence.start
    }


def _cut(sentence: Sentence, end: int) -> str:
    rest = sentence.text[end:].lstrip(" ,")
    return rest[:1].upper() + rest[1:]


def break_reference(policy: Policy, number: int) -> str | None:
    """Point a duty to a part that the document does not have."""
    text = policy.sentences[number].text
    match = _REFERENCE.search(text)
    if match is None or not _binds(policy, number):
        return None
    return f"{text[: match.start(2)]}{_LOST[match[1]]}{text[match.end(2) :]}"


def swap_connective(policy: Policy, number: int) -> str | None:
    """Leave open whether two things that a duty joins are both due."""
    sentence = policy.sentences[number]
    for verb, register in sentence.statements:
        joined = child(sentence.tokens, verb, "cc")
        if (
            register is Register.MANDATORY
            and joined is not None
            and sentence.tokens[joined].lower == "and"
        ):
            return _swapped(sentence, joined, "and/or")
        what = child(sentence.tokens, verb, "dobj", "nsubjpass")
        inner = child(sentence.tokens, what, "cc") if what is not None else None
        if (
            register is Register.MANDATORY
            and inner is not None
            and sentence.tokens[inner].lower == "and"
        ):
            return _swapped(sentence, inner, "and/or")
    return None


def _swapped(sentence: Sentence, index: int, word: str) -> str:
    token = sentence.tokens[index]
    start, end = token.start - sentence.start, token.end - sentence.start
    return sentence.text[:start] + word + sentence.text[end:]


def soften_deadline(policy: Policy, number: int) -> str | None:
    """Hedge the number of a deadline."""
    text = policy.sentences[number].text
    match = _DEADLINE.search(text)
    if match is None or not _binds(policy, number):
        return None
    softened = f"ideally {match[1]} about {match[2]} {match[3]}"
    return text[: match.start()] + softened + text[match.end() :]


MUTATIONS = (
    Mutation("duty to permission", permit, ("DUT101", "DUT108")),
    Mutation("actor dropped", drop_agent, ("DUT102",)),
    Mutation("number deleted", delete_number, ("VAG101",)),
    Mutation("escape added", add_escape, ("DSC101", "DSC108", "DSC111")),
    Mutation("condition in another column", strand_condition, ("AMB105",)),
    Mutation("reference broken", break_reference, ("REF101",)),
    Mutation("connective swapped", swap_connective, ("AMB101", "AMB102")),
    Mutation("deadline softened", soften_deadline, ("VAG104",)),
)


def trials(name: str, policy: Policy) -> Iterator[Trial]:
    """Mutate every clause of a policy in every way that it allows, and see what is found.

    A clause in which the checks of a kind already find something is no clean clause for it.
    """
    for mutation in MUTATIONS:
        known = set(_found(policy, mutation))
        mutants = {
            number: text
            for number in range(len(policy.sentences))
            if number not in known and (text := mutation.mutate(policy, number)) is not None
        }
        beside = unconditioned(policy) if mutation.mutate is strand_condition else {}
        after = reword(policy, beside | mutants)
        found = set(_found(after, mutation))
        for number, text in mutants.items():
            before = policy.sentences[number].text
            if after.sentences[number].text == text:
                yield Trial(mutation.name, name, before, text, number in found)


def _found(policy: Policy, mutation: Mutation) -> Iterator[int]:
    """Yield the numbers of the sentences in which the checks of a kind find something."""
    for check in select(mutation.found_by):
        for gap in check.find(policy):
            number = policy.number_at(gap.block, gap.start)
            if number is not None:
                yield number


def recall(done: Sequence[Trial]) -> Mapping[str, tuple[int, int]]:
    """Count for each kind what was found, and of how many."""
    return {
        mutation.name: (
            sum(trial.found for trial in done if trial.kind == mutation.name),
            sum(trial.kind == mutation.name for trial in done),
        )
        for mutation in MUTATIONS
    }


def clean_clauses(policy: Policy) -> list[Clause]:
    """Return the commitments of a policy."""
    return [clause for clause in policy.clauses if clause.kind is ClauseKind.COMMITMENT]


def flagged(policy: Policy) -> list[Clause]:
    """Return the commitments at which any check finds something."""
    report = lint(policy, select())
    at = {finding.clause for finding in report.findings}
    return [clause for clause in clean_clauses(policy) if clause.id in at]


def _clauses(policy: Policy, number: int) -> list[Clause]:
    return [clause for clause in policy.clauses if clause.sentence == number]


def _binds(policy: Policy, number: int) -> bool:
    """Whether a sentence states a hard duty, in no note."""
    block = policy.block(policy.sentences[number])
    return block.kind is not Kind.FOOTNOTE and any(
        clause.kind is ClauseKind.COMMITMENT and clause.register is Register.MANDATORY
        for clause in _clauses(policy, number)
    )
