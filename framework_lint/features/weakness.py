"""Why words answer a question in general terms only: an aim, a permission, an example."""

from __future__ import annotations

from framework_lint.annotation import Register, Sentence
from framework_lint.document import Kind
from framework_lint.features.escape import escapes, is_calibrating
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.syntax import HAVE, MAY, SUBJECTS, root, subject, token_at

_SOFT = {
    Register.PERMISSION: "says what may be done",
    Register.INTENTION: "states an aim",
    Register.RECOMMENDATION: "says what should be done",
}

_PRESENT = ("VBZ", "VBP")
_BASE = ("VB", "VBP")
_ACTED = ("dobj", "ccomp", "xcomp", "prep")


def weakness(policy: Policy, sentence: Sentence, offset: int = 0) -> str:
    """Say why a sentence, at an offset of its text, is neither a duty nor a practice, or "".

    An item without a verb of its own takes the force of the lead-in over it.
    """
    register = _register(policy, sentence, offset)
    if register in _SOFT and not _hardened(sentence, offset, register):
        return _SOFT[register]
    cell = policy.block(sentence).kind is Kind.CELL
    if register is Register.NONE and not cell and _past(sentence):
        return "tells what was done"
    if register is Register.NONE and _opines(sentence):
        return "states an opinion"
    if _exemplifies(policy, sentence, offset):
        return "stands among examples"
    way_out = next((e for e in escapes(sentence) if not is_calibrating(e.group())), None)
    return f"holds only “{way_out.group()}”" if way_out else ""


def _hardened(sentence: Sentence, offset: int, register: Register) -> bool:
    """Whether what looks soft is not: "only X may", "Should it leak, we will", "the model can"."""
    if register is Register.RECOMMENDATION:
        return sentence.tokens[0].lower == "should"
    if register is not Register.PERMISSION:
        return False
    verb = _stating(sentence, offset)
    about = None if verb is None else subject(sentence.tokens, verb)
    able = about is not None and _is_product(sentence.tokens[about].lemma)
    return able or pattern("force", "only").search(sentence.text) is not None


def _is_product(lemma: str) -> bool:
    return pattern("actors", "products").fullmatch(lemma.lower()) is not None


def _register(policy: Policy, sentence: Sentence, offset: int) -> Register:
    """Return the register at an offset; that of the lead-in for an order or no statement."""
    verb = _stating(sentence, offset)
    own = register_at(sentence, offset)
    if own is not Register.NONE and not (verb is not None and _orders(sentence, verb)):
        return own
    over = (governor.register for governor in policy.governors(sentence))
    return next((register for register in over if register is not Register.NONE), own)


def register_at(sentence: Sentence, offset: int) -> Register:
    """Return the register of the statement in which the word at an offset of the text stands."""
    verb = _stating(sentence, offset)
    return sentence.register if verb is None else dict(sentence.statements)[verb]


def _stating(sentence: Sentence, offset: int) -> int | None:
    """Return the verb of the statement in which the word at an offset stands."""
    verbs = dict(sentence.statements)
    tokens = sentence.tokens
    at = token_at(tokens, sentence.start + offset)
    while at not in verbs and tokens[at].head != at:
        at = tokens[at].head
    return _governing(sentence, at) if at in verbs else None


def _governing(sentence: Sentence, verb: int) -> int:
    """Return the softer statement that a verb completes, if there is one: "we expect it will"."""
    verbs, tokens, at = dict(sentence.statements), sentence.tokens, verb
    while tokens[at].dep in ("ccomp", "xcomp") and tokens[at].head != at:
        at = tokens[at].head
        if verbs.get(at) in _SOFT:
            return at
    return verb


def _orders(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is an order: it opens an item, without a subject and without a modal."""
    tokens = sentence.tokens
    helped = any(tokens[i].dep in (*SUBJECTS, "aux") for i in tokens[verb].children)
    return tokens[verb].tag in _BASE and not helped


def _allows(sentence: Sentence) -> bool:
    """Whether a sentence speaks of what may be, and not of what is."""
    return any(token.tag == "MD" and token.lower in MAY for token in sentence.tokens)


def _states(sentence: Sentence, offset: int) -> bool:
    """Whether a whole sentence says what somebody does or must do, wherever it stands."""
    verb = _stating(sentence, offset)
    firm = register_at(sentence, offset) in (Register.MANDATORY, Register.DESCRIPTIVE)
    return firm and verb is not None and not _orders(sentence, verb)


def _past(sentence: Sentence) -> bool:
    tokens = sentence.tokens
    verb = tokens[root(tokens)]
    helpers = [tokens[i] for i in verb.children if tokens[i].dep in ("aux", "auxpass")]
    tags = {token.tag for token in helpers}
    joined = any(tokens[i].dep == "conj" and tokens[i].tag in _PRESENT for i in verb.children)
    if joined or "MD" in tags or pattern("force", "standing").fullmatch(verb.lemma.lower()):
        return False
    acted = any(tokens[i].dep in _ACTED for i in verb.children)
    done = verb.tag == "VBD" and verb.lower != verb.lemma.lower() and acted
    perfect = any(token.lower in HAVE for token in helpers)
    return done or (verb.tag == "VBN" and (perfect or "VBD" in tags))


def _opines(sentence: Sentence) -> bool:
    verb = sentence.tokens[root(sentence.tokens)]
    return pattern("force", "opinions").fullmatch(verb.lemma.lower()) is not None


def _exemplifies(policy: Policy, sentence: Sentence, offset: int) -> bool:
    """Whether words stand in a list of examples, or under a heading or lead-in that opens one."""
    examples = pattern("force", "examples")
    if examples.search(sentence.text, 0, offset):
        return True
    over = tuple(policy.governors(sentence))
    stated = _states(sentence, offset)
    if any(examples.search(each.text) and (_allows(each) or not stated) for each in over):
        return True
    bound = Register.MANDATORY in (sentence.register, *(governor.register for governor in over))
    titles = () if bound else policy.block(sentence).place.section[-2:]
    return any(examples.search(title) for title in titles)
