"""Words of degree that nothing in the document gives a scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.clauses.layout import Part
from framework_lint.features.extent import extents
from framework_lint.features.yardstick import cleared
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.statement import sets_threshold, tells
from framework_lint.syntax import root, subject, token_at

_PERCENT = re.compile(r"\d\s?%|[<>≤≥]\s?\d")
_MERELY = frozenset({"could", "might", "may"})
_AT_LENGTH = 40
_PARTS = frozenset({"section", "appendix", "table", "annex", "chapter"})
_DUTIES = (Register.MANDATORY, Register.DESCRIPTIVE)


def unscaled(policy: Policy, sentence: Sentence) -> list[re.Match[str]]:
    """Return the words of degree on which a duty or a threshold turns and that have no scale.

    The offsets of a match count from the start of the sentence.
    """
    found = list(_degrees(sentence))
    if not found:
        return []
    threshold = is_threshold(policy, sentence)
    binding = sentence.register in _DUTIES and not tells(sentence)
    if not (threshold or binding) or _scaled(policy, sentence) or _speaks_of_text(sentence):
        return []
    if _restated(policy, sentence) or _deems(sentence):
        return []
    found = [m for m in found if not _cleared(policy, sentence, m) and not _labels(sentence, m)]
    return found if threshold else [m for m in found if _decides(sentence, m)]


def is_threshold(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence sets a level, by its words or by where it stands."""
    cell = policy.cells.get(sentence.block)
    placed = cell is not None and cell.part is Part.THRESHOLD
    return placed or sets_threshold(policy, sentence)


def _restated(policy: Policy, sentence: Sentence) -> bool:
    """Whether a level that goes by a code is defined at length in another place."""
    code = pattern("levels", "code").match(sentence.text)
    return code is not None and any(
        index != sentence.block
        and block.text.startswith(code.group())
        and len(block.text.split()) > _AT_LENGTH
        for index, block in enumerate(policy.document.blocks)
        if block.operative
    )


def _deems(sentence: Sentence) -> bool:
    """Whether a sentence is itself the criterion: "will be deemed acceptable if"."""
    top = sentence.tokens[root(sentence.tokens)]
    rest = sentence.text[top.end - sentence.start :]
    return top.lemma == "deem" and (" if" in rest or " because " in rest)


def _speaks_of_text(sentence: Sentence) -> bool:
    """Whether a sentence says what a part of the document is about."""
    about = subject(sentence.tokens, root(sentence.tokens))
    return about is not None and sentence.tokens[about].lemma.lower() in _PARTS


def _scaled(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence, or one that goes on from it, gives a scale."""
    if pattern("degrees", "scale").search(sentence.text) or _PERCENT.search(sentence.text):
        return True
    after = policy.beside(sentence, before=0)
    return any(pattern("degrees", "nearby").search(known.text) for known in after)


def _degrees(sentence: Sentence) -> Iterator[re.Match[str]]:
    fixed = [m.span() for m in pattern("degrees", "fixed").finditer(sentence.text)]
    fixed += [(extent.start, extent.end) for extent in extents(sentence)]
    fixed += [m.span() for m in pattern("escapes", "feasibility").finditer(sentence.text)]
    for match in pattern("degrees", "words").finditer(sentence.text):
        if not any(start <= match.start() < end for start, end in fixed):
            yield match


def _labels(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the word stands in a label ("Stronger ...:") or is defined ("deemed adequate if")."""
    tokens = sentence.tokens
    judged = tokens[tokens[token_at(tokens, sentence.start + match.start())].head].lemma == "deem"
    if judged and sentence.text.startswith(" if ", match.end()):
        return True
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
    """Whether a word hangs on the subject, a purpose, what could be, or a description."""
    tokens, top = sentence.tokens, root(sentence.tokens)
    while tokens[index].head != index:
        token = tokens[index]
        if (
            token.dep in ("nsubj", "parataxis", "appos")
            or token.lemma in ("believe", "think", "expect", "hope")
            or (token.dep == "advcl" and token.tag == "VB")
            or (token.dep in ("pcomp", "advcl") and token.tag == "VBG" and index < top)
            or (token.dep == "ccomp" and _asks(tokens, index))
        ):
            return True
        helpers = {tokens[i].lower for i in tokens[index].children if tokens[i].tag == "MD"}
        if helpers & _MERELY or (
            token.dep == "relcl" and not _is("things", tokens[token.head].lemma)
        ):
            return True
        index = token.head
    return False


def _asks(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a clause asks how or whether: "describe how we determine what is adequate"."""
    return any(tokens[i].lower in ("how", "whether", "which") for i in tokens[verb].children)
