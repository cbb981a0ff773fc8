from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.yardstick import cleared_term, searched
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.syntax import child, conjuncts, subject, subtree

_BEHIND = 60


def find(policy: Policy) -> Iterator[Gap]:
    """Report each unnamed body once: one definition mends every place."""
    told: set[str] = set()
    for sentence in policy.sentences:
        if not _hinted(sentence):
            continue
        for decider, what in _deciders(sentence.tokens):
            name = _name(sentence, decider).lower()
            if name not in told and not _identified(policy, name):
                told.add(name)
                yield _gap(policy, sentence, decider, what)


def _hinted(sentence: Sentence) -> bool:
    """Whether a statement, or at least one with a word such as "appropriate", may name a body."""
    if sentence.register is Register.NONE:
        return pattern("deciders", "fitting").search(sentence.text) is not None
    return any(pattern("deciders", kind).search(sentence.text) for kind in ("fitting", "singular"))


def _deciders(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield who decides, with the verb, where nothing in the phrase says who that is."""
    told: set[int] = set()
    for what in range(len(tokens)):
        about = None if child(tokens, what, "neg") is not None else _who(tokens, what)
        if about is not None and about not in told:
            told.add(about)
            if all(_unnamed(tokens, i) for i in conjuncts(tokens, about)):
                yield about, what


def _who(tokens: Sequence[Token], what: int) -> int | None:
    """Return who decides, if a word says that anybody does."""
    if tokens[what].pos == "NOUN" and _is("rulings", tokens[what]):
        return _held_by(tokens, what, "from", "by") or _asked(tokens, what)
    if tokens[what].lemma in ("rest", "lie"):
        ruled = subject(tokens, what)
        rests = ruled is not None and _is("rulings", tokens[ruled])
        return _held_by(tokens, what, "with") if rests else None
    agent = child(tokens, what, "agent")
    if agent is not None:
        about = child(tokens, agent, "pobj")
    elif child(tokens, what, "auxpass", "nsubjpass") is not None:
        return None
    else:
        about = _antecedent(tokens, what)
    return about if about is not None and _decides(tokens, what, about) else None


def _antecedent(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the subject before a verb, or what its "they" or "who" goes back to."""
    about = subject(tokens, verb)
    if about is None or about > verb:
        return None
    if tokens[about].tag == "WP" and tokens[verb].dep == "relcl":
        return tokens[verb].head
    if tokens[about].lower not in ("they", "it"):
        return about
    before = [i for i in range(about) if tokens[i].dep == "nsubj" and tokens[i].pos == "NOUN"]
    return before[-1] if before else None


def _held_by(tokens: Sequence[Token], head: int, *links: str) -> int | None:
    """Return what a preposition joins to a word: "approval from ...", "rests with ..."."""
    joins = (i for i in tokens[head].children if tokens[i].lower in links)
    found = (child(tokens, i, "pobj") for i in joins)
    return next((i for i in found if i is not None), None)


def _asked(tokens: Sequence[Token], ruling: int) -> int | None:
    """Return who something is put before "for approval"."""
    purpose = tokens[ruling].head
    if tokens[ruling].dep != "pobj" or tokens[purpose].lower != "for":
        return None
    asked = _held_by(tokens, tokens[purpose].head, "to")
    return asked if asked is not None and asked < ruling else None


def _decides(tokens: Sequence[Token], verb: int, about: int) -> bool:
    if tokens[verb].lemma in ("make", "take"):
        what = child(tokens, verb, "dobj", "nsubjpass")
        return what is not None and _is("decisions", tokens[what])
    if _is("reviewing", tokens[verb]):
        return _is("seats", tokens[about])
    return _is("deciding", tokens[verb])


def _unnamed(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a noun phrase says only that whoever decides is the right one, or one of a kind."""
    held = [tokens[i] for i in subtree(tokens, noun)]
    beside = [tokens[i] for i in tokens[noun].children]
    names = any(token.pos == "PROPN" or token.dep in ("poss", "appos") for token in held)
    if names or any(_is("outside", token) for token in held):
        return False
    if any(token.dep in ("relcl", "acl") and not _is("deciding", token) for token in beside):
        return False
    fits = any(_is("fitting", tokens[i]) for i in subtree(tokens, noun) if i < noun)
    if _is("bodies", tokens[noun]):
        return fits or any(_is("singular", token) for token in beside)
    several = tokens[noun].tag == "NNS" or tokens[noun].lemma in ("personnel", "staff")
    return fits and several and _is("people", tokens[noun])


def _identified(policy: Policy, name: str) -> bool:
    """Whether the document says anywhere who a body is: defines it, lists it, gives it a name."""
    if cleared_term(policy, name):
        return True
    told = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    return any(
        pattern("deciders", "naming").search(block.text[m.end() : m.end() + _BEHIND])
        for block in policy.document.blocks
        if block.operative
        for m in told.finditer(block.text)
    )


def _name(sentence: Sentence, decider: int) -> str:
    """Return a body's noun with what qualifies it, but for "appropriate" and its like."""
    tokens = sentence.tokens
    parts = [i for i in subtree(tokens, decider) if i <= decider]
    while len(parts) > 1 and (tokens[parts[0]].dep == "det" or _is("fitting", tokens[parts[0]])):
        parts.pop(0)
    by = sentence.start
    return sentence.text[tokens[parts[0]].start - by : tokens[decider].end - by]


def _is(kind: str, token: Token) -> bool:
    known = pattern("deciders", kind)
    return any(known.fullmatch(word) for word in (token.lemma.lower(), token.lower))


def _gap(policy: Policy, sentence: Sentence, decider: int, verb: int) -> Gap:
    tokens = sentence.tokens
    first = subtree(tokens, decider)[0]
    start, end = tokens[first].start - sentence.start, tokens[decider].end - sentence.start
    words, does = sentence.text[start:end], tokens[verb].text
    message = (
        f"“{words}” has the say here (“{does}”); who that is was not found in the supplied document "
        f"({searched(policy)})."
    )
    return gap(sentence, start, end, message)


CHECK = Check(
    code="DUT104",
    name="decider-without-name",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(5)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(9)"),
    ),
    rationale=(
        "A decision is left to a body that has no name, so that any body will do. Nobody outside, "
        "and perhaps nobody inside, can tell whether the right one decided, or whether any did."
    ),
    remedy=(
        "Name the body or the office, say who sits on it, and say what happens if it is not asked."
    ),
    question="Which body or office is “{quote}”, by its name, and who sits on it?",
    patterns=("P18",),
    passes=(
        Example("The Safety Board determines whether the plant may start."),
        Example(
            "An appropriate committee approves each launch.\n\n"
            "The committee is chaired by the chief engineer."
        ),
        Example("A leadership team called the Release Group approves each dose."),
        Example("An independent panel decides on each appeal."),
        Example("A dedicated team runs the tests and reports the results."),
        Example("Access to the control room must be approved by authorized personnel."),
        Example("The relevant teams will review the tests."),
        Example("We will obtain approval from the relevant regulator."),
        Example("We will ask relevant stakeholders for their views before we decide."),
        Example("Our senior leaders and the chief executive approve the mine plan."),
        Example("A group of attackers decides to poison the reservoir."),
        Example("The responsible officer and the director must approve each shipment."),
        Example(
            "The relevant review body decides on restarts.\n\n## Glossary\n\n"
            "Review body: the three members of the board who are engineers."
        ),
    ),
    fails=(
        Example(
            "Pumping starts only after «the appropriate oversight function» approves the case."
        ),
        Example("«A leadership team» will either ask for more tests or approve the vaccine."),
        Example("Exports of the toxin must be approved by «relevant stakeholders»."),
        Example(
            "Changes to the case will be submitted to «the appropriate review body» for approval."
        ),
        Example("The decision to restart is made by «appropriate personnel»."),
        Example("- Review: «a cross-functional group» determines whether the dam is safe."),
        Example("The case will be reviewed by «the competent governance body» before operation."),
        Example(
            "| Level | Response |\n|---|---|\n| High | Launch requires that «designated executives» sign off. |"
        ),
    ),
    find=find,
)
