"""Where a sentence stands, and what force it has."""

from __future__ import annotations

from collections.abc import Sequence

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.clause import ClauseKind
from framework_lint.clauses.layout import Part
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.document import Kind
from framework_lint.lexicon import pattern as words
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.signals.phrase import pattern, says
from framework_lint.syntax import MAY, root, subject, subtree

_BINDING = (Register.MANDATORY, Register.DESCRIPTIVE)
_LABEL = 4
_CLAUSES = ("ROOT", "parataxis", "ccomp", "dep", "appos")
_SOFT = frozenset({
    "should", "would", "did", "was", "were", "had", "aim", "intend", "seek", "hope", "plan",
})  # fmt: skip
_FINITE = ("VBZ", "VBP", "VBD", "MD")


def under(topic: str, name: str) -> Signal:
    """Find a sentence whose headings, caption, row or column say a phrase of a list."""

    def signal(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
        place = policy.block(sentence).place
        titled = place.section[:1] == (policy.identity.title,) and len(place.section) > 1
        around = (*place.section[titled:], place.table, place.row, place.column)
        found = any(pattern(topic, name).search(title) for title in around if title)
        return Words(0, len(sentence.text)) if found else None

    return signal


def around(topic: str, *names: str, headings: bool = True) -> Signal:
    """Find a phrase of any of several lists in a sentence, in its lead-ins, row or headings."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        said = says(topic, *names)(policy, sentence, numbers)
        if said is not None:
            return said
        place = policy.block(sentence).place
        led = (policy.document.blocks[i].text for i in policy.document.lead_ins(sentence.block))
        cell = policy.cells.get(sentence.block)
        level = cell.level if cell is not None else None
        titles = place.section[1:] if headings else ()
        over = (*titles, place.table, place.row, place.column, level, *led)
        found = any(pattern(topic, name).search(text) for name in names for text in over if text)
        return Words(0, len(sentence.text)) if found else None

    return signal


def led(signal_of: Signal) -> Signal:
    """Find an item of a list over which a lead-in says what a signal finds."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        over = policy.governors(sentence)
        found = any(signal_of(policy, governor, numbers) for governor in over)
        return Words(0, len(sentence.text)) if found else None

    return signal


def level(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a sentence that sets a level, in a table or in the text."""
    number = policy.number_at(sentence.block, sentence.start)
    found = (c for c in policy.clauses if c.kind is ClauseKind.THRESHOLD)
    return Words(0, len(sentence.text)) if any(c.sentence == number for c in found) else None


def binding(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find a duty or a practice of the author: "must", "we review"."""
    verb = next((i for i, register in sentence.statements if register in _BINDING), None)
    if verb is None:
        return None
    token = sentence.tokens[verb]
    return Words(token.start - sentence.start, token.end - sentence.start)


def bound(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find what `binding` finds, and a fragment that a lead-in or a table's header binds."""
    if sentence.register is not Register.NONE:
        return binding(policy, sentence, numbers)
    over = (governor.register for governor in policy.governors(sentence))
    led = next((register for register in over if register is not Register.NONE), Register.NONE)
    number = policy.number_at(sentence.block, sentence.start)
    held = any(c.sentence == number and c.register in _BINDING for c in policy.clauses)
    cell = policy.cells.get(sentence.block)
    headed = cell is not None and cell.part is Part.SAFEGUARD and cell.header in _BINDING
    bare = not _finite(sentence)
    return Words(0, len(sentence.text)) if led in _BINDING or held or (headed and bare) else None


def conditional(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find a condition: "if", "when", "until", "unless"."""
    for condition in sentence.conditions:
        return Words(condition.start - sentence.start, condition.end - sentence.start)
    return None


def operative(signal_of: Signal) -> Signal:
    """Find what a signal finds in a statement of the author, or in words without a finite verb.

    A sentence that only says how things are binds nobody, and a title neither.
    """

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        told = sentence.register is Register.NONE and not _ours(sentence)
        if told and (_finite(sentence) or _titled(sentence) or cited(policy, sentence, {})):
            return None
        return signal_of(policy, sentence, numbers)

    return signal


def _finite(sentence: Sentence) -> bool:
    tokens = sentence.tokens
    head = root(tokens)
    verbs = (head, *(i for i in tokens[head].children if tokens[i].dep in ("aux", "auxpass")))
    return any(tokens[i].tag in _FINITE for i in verbs)


def _ours(sentence: Sentence) -> bool:
    """Whether a sentence says what the author, or a thing of its own, does."""
    tokens = sentence.tokens
    head = root(tokens)
    about = subject(tokens, head)
    if about is None or tokens[head].tag not in ("VBZ", "VBP"):
        return False
    return own(tokens, about) or any(tokens[i].lower == "our" for i in subtree(tokens, about))


def _titled(sentence: Sentence) -> bool:
    words = [token.text for token in sentence.tokens if token.text.isalpha()]
    long = [word for word in words if len(word) > 3]
    return all(word[0].isupper() for word in long)


def bare(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a title that stands as a paragraph, over a list or before a text: no finite verb."""
    finite = any(token.tag in ("VBZ", "VBP", "VBD", "MD", "VBN") for token in sentence.tokens)
    heads = _heads(policy, sentence)
    table = policy.block(sentence).place.table
    listed = table or any(policy.governors(sentence))
    label = not table and len(sentence.tokens) <= _LABEL and sentence.text.endswith((".", ":"))
    ended = sentence.text.rstrip().endswith((".", ":", ";"))
    if finite or (not label and (ended or (listed and not heads))):
        return None
    return Words(0, len(sentence.text))


def cited(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a sentence in a line of a bibliography: "Smith, J. (2024) ..."."""
    found = words("force", "cited").match(policy.block(sentence).text)
    return None if found is None else Words(0, len(sentence.text))


def stands(topic: str, name: str) -> Signal:
    """Find what a thing of a list does or has to do, as a fact: "classifiers screen prompts"."""

    def signal(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
        tokens = sentence.tokens
        for verb, token in enumerate(tokens):
            if tokens[_leading(tokens, verb)].dep not in _CLAUSES or not _holds(tokens, verb):
                continue
            about = subject(tokens, verb)
            if about is not None and pattern(topic, name).search(_called(sentence, about)):
                return Words(token.start - sentence.start, token.end - sentence.start)
        return None

    return signal


def _holds(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb says what is or must be: in the present, or with "must", "may only"."""
    helpers = [tokens[i] for i in tokens[verb].children if tokens[i].dep in ("aux", "auxpass")]
    barred = any(tokens[i].lower in ("not", "only", "never") for i in tokens[verb].children)
    if any(token.lower in MAY for token in helpers):
        return barred or any(tokens[i].lower == "only" for i in range(verb))
    soft = _SOFT & {tokens[verb].lemma.lower(), *(token.lower for token in helpers)}
    present = (token for token in (tokens[verb], *helpers) if token.tag in ("VBZ", "VBP"))
    return not soft and (any(present) or any(token.tag == "MD" for token in helpers))


def _leading(tokens: Sequence[Token], index: int) -> int:
    """Return the word with which a word is coordinated, or itself."""
    while tokens[index].dep == "conj" and tokens[index].head != index:
        index = tokens[index].head
    return index


def _called(sentence: Sentence, about: int) -> str:
    """Return a subject with what stands before it and what it is of or for."""
    tokens = sentence.tokens
    own = [i for i in subtree(tokens, about) if i <= about or tokens[i].dep == "conj"]
    for part in tokens[about].children:
        if tokens[part].lower in ("of", "for", "on", "by", "to"):
            own += subtree(tokens, part)
    return " ".join(tokens[i].text for i in own).replace(" - ", "-")


def past(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a sentence that tells what was done once: "was withdrawn", "we withdrew it"."""
    tokens = sentence.tokens
    verb = root(tokens)
    helpers = [tokens[i] for i in tokens[verb].children if tokens[i].dep in ("aux", "auxpass")]
    acted = any(tokens[i].dep in ("dobj", "ccomp", "xcomp") for i in tokens[verb].children)
    told = (tokens[verb].tag == "VBD" and acted) or any(token.tag == "VBD" for token in helpers)
    now = any(token.tag in ("MD", "VBZ", "VBP") for token in helpers)
    cell = policy.block(sentence).kind is Kind.CELL
    if cell or sentence.register is not Register.NONE or not told or now:
        return None
    return Words(0, len(sentence.text))


def rowed(signal_of: Signal) -> Signal:
    """Find a cell in whose row another cell says what a signal finds."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        row = (i for i in policy.row(sentence.block) if i != sentence.block)
        spoken = (each for i in row for each in policy.spoken(i))
        found = any(signal_of(policy, each, numbers) for each in spoken)
        return Words(0, len(sentence.text)) if found else None

    return signal


def item(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find an item of a list or a cell of a table, over nothing else: these need no verb."""
    listed = policy.block(sentence).kind in (Kind.ITEM, Kind.CELL)
    return Words(0, len(sentence.text)) if listed and not _heads(policy, sentence) else None


def _heads(policy: Policy, sentence: Sentence) -> bool:
    after = sentence.block + 1
    document = policy.document
    return after < len(document.blocks) and sentence.block in document.lead_ins(after)


def celled(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find the words of a table's cell."""
    cell = policy.block(sentence).kind is Kind.CELL
    return Words(0, len(sentence.text)) if cell else None
