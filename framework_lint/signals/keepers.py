"""Who keeps a framework: a named body that maintains it or decides on its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Sentence, Token
from framework_lint.criterion import Numbers, Words
from framework_lint.document import Kind
from framework_lint.policy import Policy
from framework_lint.signals.phrase import pattern, says
from framework_lint.syntax import child, conjuncts, subject, subtree


def keeper(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find who owns, maintains or approves the framework, in a line, a table or a statement."""
    row = policy.block(sentence).place.row or ""
    labelled = pattern("identity", "rows").fullmatch(row) and row != sentence.text
    line = says("identity", "line")(policy, sentence, numbers)
    if labelled or line is not None or _celled(policy, sentence, row):
        return Words(0, len(sentence.text), firm=True)
    return _told(policy, sentence)


def _celled(policy: Policy, sentence: Sentence, row: str) -> bool:
    """Whether a cell in the row of a body says that it keeps the framework."""
    if policy.block(sentence).kind is not Kind.CELL or row == sentence.text:
        return False
    body = any(pattern("identity", "bodies").fullmatch(word.lower()) for word in row.split())
    return body and pattern("identity", "cell").search(sentence.text) is not None


def _told(policy: Policy, sentence: Sentence) -> Words | None:
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if pattern("identity", "keeps").fullmatch(token.lemma.lower()) is None:
            continue
        things = list(_things(tokens, index))
        kept = any(
            _is_kept(policy, sentence, each) for i in things for each in conjuncts(tokens, i)
        )
        if kept and any(_is_body(policy, tokens[actor]) for actor in _actors(tokens, index)):
            return Words(token.start - sentence.start, token.end - sentence.start)
    return None


def _things(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    """Yield what is kept: by a verb, or by the verbs that it is coordinated with."""
    shared = tokens[tokens[verb].head].children if tokens[verb].dep == "conj" else ()
    later = [i for each in conjuncts(tokens, verb)[1:] for i in tokens[each].children]
    for index in (*tokens[verb].children, *shared, *later):
        if tokens[index].dep in ("dobj", "nsubjpass"):
            yield index


def _is_kept(policy: Policy, sentence: Sentence, thing: int) -> bool:
    """Whether a thing is the framework, or changes to it."""
    tokens = sentence.tokens
    if pattern("identity", "kept").fullmatch(tokens[thing].lower) is None:
        return _initials(policy, tokens[thing].text)
    inside = subtree(tokens, thing)
    start = tokens[inside[0]].start - sentence.start
    name = sentence.text[start : tokens[inside[-1]].end - sentence.start]
    if pattern("identity", "other").search(name):
        return False
    short = any(_initials(policy, tokens[i].text) for i in inside)
    return short or pattern("identity", "framework").search(name) is not None


def _initials(policy: Policy, word: str) -> bool:
    initials = "".join(part[0] for part in (policy.identity.title or "").split())
    return len(word) > 1 and word.isupper() and initials.upper().endswith(word)


def _actors(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    about, agent = subject(tokens, verb), child(tokens, verb, "agent")
    if agent is not None:
        about = child(tokens, agent, "pobj")
    elif about is not None and tokens[about].dep == "nsubjpass":
        about = None
    if about is not None:
        yield from conjuncts(tokens, about)


def _is_body(policy: Policy, name: Token) -> bool:
    """Whether a noun is a body of the author, by its kind or its initials."""
    author = name.text in (policy.identity.title or "")
    initials = name.text.isupper() and len(name.text) > 1 and not author
    return initials or pattern("identity", "bodies").fullmatch(name.lower) is not None
