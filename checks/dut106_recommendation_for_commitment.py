from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.syntax import child, subject, subtree

_FINITE = frozenset({"VBZ", "VBP"})
_SHOULD = frozenset({"should", "ought"})
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class _Advice:
    """A verb that advises, from the first to the last word that shows it; `thing` can be applied."""

    first: int
    last: int
    verb: int
    thing: int | None = None


def find(policy: Policy) -> Iterator[Gap]:
    """Report the first piece of advice of each block; the rest goes on from it."""
    told: set[int] = set()
    for sentence in policy.sentences:
        if sentence.block in told or not pattern("recommendations", "cues").search(sentence.text):
            continue
        found = next(_advice(sentence.tokens), None)
        if found is not None and not _apart(policy, sentence):
            told.add(sentence.block)
            yield _gap(sentence, found)


def _advice(tokens: Sequence[Token]) -> Iterator[_Advice]:
    for verb, token in enumerate(tokens):
        if child(tokens, verb, "neg") is not None:
            continue
        found = _advised(tokens, verb) if _is("advising", token) else _urged(tokens, verb)
        if found is not None:
            yield found


def _advised(tokens: Sequence[Token], verb: int) -> _Advice | None:
    """Return what "we recommend" or "is recommended" says of a safeguard."""
    about = subject(tokens, verb)
    helped = {tokens[i].tag for i in tokens[verb].children if tokens[i].dep in ("aux", "auxpass")}
    would = any(tokens[i].lower in ("would", "’d", "'d") for i in tokens[verb].children)
    if about is None or about > verb or tokens[verb].dep == "relcl":
        return None
    if "MD" in helped and not would:
        return None
    if child(tokens, verb, "auxpass") is not None:
        stands = child(tokens, verb, "agent") is None and bool(helped & _FINITE)
        impersonal = tokens[about].lower == "it" and _speaks_of_safeguards(tokens, verb)
        if stands and (impersonal or _is("things", tokens[about])):
            return _Advice(subtree(tokens, about)[0], verb, verb)
        return None
    if not (would or tokens[verb].tag in _FINITE) or not _speaks(tokens, about):
        return None
    return _object(tokens, about, verb) if _speaks_of_safeguards(tokens, verb) else None


def _speaks(tokens: Sequence[Token], about: int) -> bool:
    """Whether the author or its framework speaks, not a body that advises those above it."""
    named = tokens[about].pos == "PROPN" and own(tokens, about)
    return tokens[about].lower == "we" or named


def _speaks_of_safeguards(tokens: Sequence[Token], verb: int) -> bool:
    held = [i for i in subtree(tokens, verb) if i > verb]
    if any(_is("users", tokens[i]) for i in held[:_LONGEST]):
        return False
    return any(_is("things", tokens[i]) and tokens[i].pos in ("NOUN", "PROPN") for i in held)


def _object(tokens: Sequence[Token], about: int, verb: int) -> _Advice:
    """Mark as much of what is recommended as is one short phrase behind the verb."""
    first = subtree(tokens, about)[0]
    what = child(tokens, verb, "dobj")
    if what is None:
        held = child(tokens, verb, "ccomp")
        named = None if held is None else child(tokens, held, "nsubj")
        loose = named is not None and any(t.text == "," for t in tokens[named:held])
        what = named if loose else None
    if what is None or not verb < what <= verb + _LONGEST or not _is("things", tokens[what]):
        return _Advice(first, verb, verb)
    last = child(tokens, what, "nummod") or what
    return _Advice(first, max(last, what), verb, what if _is("applied", tokens[what]) else None)


def _urged(tokens: Sequence[Token], verb: int) -> _Advice | None:
    """Return what "developers should" says of a safeguard."""
    modal = next((i for i in tokens[verb].children if tokens[i].lower in _SHOULD), None)
    about = subject(tokens, verb)
    if (
        modal is None
        or about is None
        or not _is("acts", tokens[verb])
        or not _is_field(tokens, about)
    ):
        return None
    if tokens[verb].dep in ("relcl", "acl"):
        return None
    held = [i for i in subtree(tokens, verb) if i > verb]
    named = any(_is("things", tokens[i]) and tokens[i].pos in ("NOUN", "PROPN") for i in held)
    safe = named or _is("protecting", tokens[verb])
    return _Advice(subtree(tokens, about)[0], verb, verb) if safe else None


def _is_field(tokens: Sequence[Token], about: int) -> bool:
    """Whether a subject is everybody who could do it: "developers", "the field", "a lab"."""
    token = tokens[about]
    beside = {tokens[i].lower for i in token.children}
    if not _is("field", token) or beside & {"our", "its", "this", "these", "each"}:
        return False
    if any(_is("users", tokens[i]) for i in token.children):
        return False
    whole = token.lemma in ("field", "industry", "sector", "community")
    return (
        whole or token.tag == "NNS" or not beside.isdisjoint({"a", "an", "any", "every", "other"})
    )


def _apart(policy: Policy, sentence: Sentence) -> bool:
    """Whether the document speaks to the world here, and to itself beside it."""
    block = policy.block(sentence)
    if any(pattern("recommendations", "wishes").search(title) for title in block.place.section[1:]):
        return True
    binding = (
        s.register is Register.MANDATORY and _binds_author(s) for s in _near(policy, sentence)
    )
    return any(binding)


def _near(policy: Policy, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentences beside one, and those in other cells of its row."""
    yield from policy.beside(sentence, before=1, after=1)
    here = policy.block(sentence)
    row = (here.place.table, here.place.row)
    if here.kind is Kind.CELL and None not in row:
        for other in policy.sentences:
            place = policy.block(other).place
            if (place.table, place.row) == row and place.column != here.place.column:
                yield other


def _binds_author(sentence: Sentence) -> bool:
    return any(
        register is Register.MANDATORY and own(sentence.tokens, subject(sentence.tokens, verb))
        for verb, register in sentence.statements
    )


def _is(kind: str, token: Token) -> bool:
    return pattern("recommendations", kind).fullmatch(token.lemma.lower()) is not None


def _gap(sentence: Sentence, found: _Advice) -> Gap:
    tokens, by = sentence.tokens, sentence.start
    start, end = tokens[found.first].start - by, tokens[found.last].end - by
    message = (
        f"“{sentence.text[start:end]}” is advice to whoever takes it; these words lay no duty on "
        "the author of the document."
    )
    return gap(sentence, start, end, message, changes=_changes(sentence, found))


def _changes(sentence: Sentence, found: _Advice) -> Iterator[Change]:
    tokens, verb = sentence.tokens, found.verb
    if found.thing is not None and tokens[verb].tag in _FINITE:
        yield Change(
            tokens[verb].start - sentence.start, tokens[verb].end - sentence.start, "will apply"
        )


CHECK = Check(
    code="DUT106",
    name="recommendation-for-commitment",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(F)"),
    ),
    rationale=(
        "The place where a safeguard or a level is expected holds advice to whoever may follow it. "
        "Advice can be right and yet bind nobody: whether the author keeps to it is left open."
    ),
    remedy=(
        "Say first what the author will do with its own models, whatever others do, and put advice "
        "to others into a column or a section of its own."
    ),
    question="Will you keep to “{quote}” with your own models even if nobody else does, and from when?",
    patterns=("P29",),
    passes=(
        Example("We recommend caution when the pump is first used."),
        Example("We recommend that customers apply the safety controls of the valve."),
        Example("The Safety Group recommends further safeguards to the board."),
        Example("The company should apply the strictest safeguards to its reactors."),
        Example("Governments should set standards for mines."),
        Example("We will apply level 3. Other operators should apply this level as well."),
        Example(
            "# Policy\n\n## Introduction\n\nAll laboratories should adopt safeguards of this kind."
        ),
        Example("We do not recommend this test for comparisons of security levels."),
        Example(
            "| Threshold | Our plan | Advice to the industry |\n|---|---|---|\n"
            "| High | We will encrypt the sequence. | A laboratory should maintain strict controls. |"
        ),
        Example("Developers should use the sample kit to test their own water."),
        Example("The framework suggests two kinds of safeguards, which sections 3 and 4 set out."),
        Example("Safeguards recommended by the inspector are applied within a week."),
    ),
    fails=(
        Example("«We recommend a containment level» for each of these toxins."),
        Example("«We recommend» that dams of this height have the strongest safeguards."),
        Example("«Stronger security is therefore recommended»."),
        Example("«Developers should apply» the strictest controls to models above this threshold."),
        Example("«The field should adopt» a level of protection that matches the hazard."),
        Example(
            "| Threshold | Response |\n|---|---|\n"
            "| High | «A frontier developer should maintain» the safeguards of Level 4. |"
        ),
        Example(
            "- Level 2: «it is recommended» that reactors at this level undergo monthly tests."
        ),
    ),
    find=find,
)
