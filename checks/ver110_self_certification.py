from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.annotation import Sentence, Token
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.syntax import child, subject, token_at

_NEAR = 90
_STEMS = ("compl", "conform", "meet", "met", "satisf", "fulfil", "discharge", "exceed")
_BRACKET = re.compile(r"\((?:the )?[“\"'‘]?[A-Z][\w-]*[A-Z]")
_STATED = ("ROOT", "conj", "parataxis")
_OPENING = re.compile(r"(?:This|Our|The) (?:[\w-]+ ){1,3}(?:fully )?")
_CALLED = re.compile(r"^[^()]{0,12}\((?:[^()]{0,20}[“\"'‘])?([A-Z][A-Za-z]*[A-Z])\b")


def find(policy: Policy) -> Iterator[Gap]:
    kept = [s for s in policy.sentences if any(stem in s.text for stem in _STEMS)]
    short = _short(policy) if kept else frozenset()
    for sentence in kept:
        for match in pattern("outside", "conclusions").finditer(sentence.text):
            if _names_law(sentence.text, match.end(), short) and _concludes(sentence, match):
                yield _gap(sentence, match)
        for match in pattern("outside", "met").finditer(sentence.text):
            at = token_at(sentence.tokens, sentence.start + match.start())
            if _is_of_law(sentence.text[: match.start()]) and not sentence.conditional(at):
                yield gap(sentence, *match.span(), _message(match.group()))


def _short(policy: Policy) -> frozenset[str]:
    """Return the short names that the document gives to laws: the Dam Safety Act (“DSA”)."""
    found = set()
    for sentence in policy.sentences:
        if not _BRACKET.search(sentence.text):
            continue
        for law in pattern("outside", "laws").finditer(sentence.text):
            called = _CALLED.match(sentence.text[law.end() : law.end() + 60])
            if called:
                found.add(called[1])
    return frozenset(found)


def _names_law(text: str, end: int, short: frozenset[str]) -> bool:
    rest = re.split(r"[.;]\s", text[end : end + _NEAR])[0]
    called = any(re.search(rf"\b{re.escape(name)}\b", rest) for name in short)
    return called or pattern("outside", "laws").search(rest) is not None


def _concludes(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the author says in the present tense, as a fact, that it keeps to a law."""
    tokens, text = sentence.tokens, sentence.text
    verb = token_at(tokens, sentence.start + match.start())
    token = tokens[verb]
    asks = pattern("outside", "demands").match(text, match.end() + 1)
    if not match.group().endswith("with") and asks is None:
        return False
    if child(tokens, verb, "aux", "neg") is not None or sentence.conditional(verb):
        return False
    if token.dep == "ROOT" and (token.tag == "NNS" or subject(tokens, verb) is None):
        return _OPENING.fullmatch(text[: match.start()]) is not None
    affirming = pattern("outside", "affirmed").fullmatch(tokens[token.head].lemma)
    stated = token.dep in _STATED or (token.dep == "ccomp" and affirming is not None)
    return token.tag in ("VBZ", "VBP") and stated and _is_own(tokens, subject(tokens, verb))


def _is_own(tokens: Sequence[Token], about: int | None) -> bool:
    if about is None:
        return False
    return _is_text(tokens, about) or own(tokens, about)


def _is_text(tokens: Sequence[Token], about: int | None) -> bool:
    """Whether a subject is the framework, or what its author does, and not the author itself."""
    if about is None:
        return True
    shown = any(tokens[i].lower in ("this", "our") for i in tokens[about].children)
    return shown or pattern("outside", "documents").fullmatch(tokens[about].lower) is not None


def _is_of_law(before: str) -> bool:
    """Whether what is said to be met are the demands of a law: "All duties under the Act are"."""
    demands = pattern("outside", "demands").match(before)
    return demands is not None and pattern("outside", "laws").search(before) is not None


def _gap(sentence: Sentence, match: re.Match[str]) -> Gap:
    before = sentence.text[: match.start()].rstrip()
    adverb = next((m for m in _adverbs(before) if m.end() == len(before)), None)
    start = adverb.start() if adverb else match.start()
    verb = token_at(sentence.tokens, sentence.start + match.start())
    about = subject(sentence.tokens, verb)
    instead = _instead(match.group(), author=not _is_text(sentence.tokens, about))
    words = sentence.text[start : match.end()]
    change = Change(start, match.end(), instead)
    return gap(sentence, start, match.end(), _message(words), changes=(change,))


def _adverbs(text: str) -> Iterator[re.Match[str]]:
    return pattern("outside", "adverbs").finditer(text)


def _instead(words: str, *, author: bool) -> str:
    """Return what claims no more than an aim of a text, or binds its author to the law."""
    first = words.split(maxsplit=1)[0].lower()
    plural = first in ("comply", "conform", "meet", "satisfy", "fulfil", "fulfill", "are", "remain")
    if not author:
        return f"{'are' if plural else 'is'} intended to address"
    return "will comply with" if words.endswith("with") else "will meet"


def _message(words: str) -> str:
    return (
        f"“{words}” states a conclusion of law about the author’s own text or conduct. No reader can check "
        "it without the facts and an opinion on the law."
    )


CHECK = Check(
    code="VER110",
    name="self-certification",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    citations=(
        Citation("Cal. B&P (SB 53)", "22757.12(e)(1)(B)"),
        Citation("NY GBL (RAISE, from 1 Jan 2027)", "1421(4)"),
    ),
    rationale=(
        "A sentence that says that the law is complied with is a conclusion, not a description: it "
        "adds nothing that can be checked, and it is a statement about the author’s own carrying out "
        "of the law that may turn out wrong."
    ),
    remedy=(
        "Say what the text is intended to address, and set its sections beside those of the law in a "
        "table."
    ),
    question="Which sections of the text answer which sections of the law named after “{quote}”?",
    patterns=("P40",),
    passes=(
        Example("We will comply with the Dam Safety Act."),
        Example("The operator must comply with applicable law at all times."),
        Example("This framework is designed to meet the requirements of the Dam Safety Act."),
        Example("Vendors that comply with the Dam Safety Act may bid."),
        Example("If the plan complies with the Dam Safety Act, the board will sign it."),
        Example("The head of safety is responsible for compliance with the Dam Safety Act."),
        Example("The reactor meets all requirements of Appendix B. The Dam Safety Act came later."),
        Example("This plan explains how we fulfil our obligations under the Dam Safety Act."),
        Example("The model does not comply with requests for help that the law forbids."),
        Example("We check that each customer complies with the Toxins Regulation."),
    ),
    fails=(
        Example("This framework «complies with» the Dam Safety Act (the “DSAX”)."),
        Example(
            "This TSF «complies with» Utah’s Transparency in Toxins Act (the “TTA”, Code § 22 ff.)."
        ),
        Example("The policy «fully satisfies» all obligations under Regulation (EU) 2031/77."),
        Example("Our programme «is in full compliance with» applicable law."),
        Example("We «comply with» all applicable laws and regulations."),
        Example("This plan «meets» the requirements of the Mines Act."),
        Example("This Framework «fulfils» every obligation imposed by the Act."),
        Example("All duties under the Mines Act «are met» by this plan."),
        Example("Under the Dam Act (“DAQ”) we file plans.\n\n- This plan «conforms with» the DAQ."),
    ),
    find=find,
)
