"""The stages of a model's life of which a rule speaks."""

from __future__ import annotations

from framework_lint.annotation import Register, Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.features.weakness import register_at
from framework_lint.policy import Policy
from framework_lint.signals.phrase import pattern, says
from framework_lint.syntax import child, subject


def at_stage(stage: str, *, unless: str = "people") -> Signal:
    """Find a stage of a model's life of which a rule speaks."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        if _tabled(policy, sentence, stage):
            return Words(0, len(sentence.text))
        words = says("stages", stage, unless=unless)(policy, sentence, numbers)
        over = (governor.text for governor in policy.governors(sentence))
        ruled = any(pattern("stages", "rules").search(text) for text in (sentence.text, *over))
        if words is None or not ruled:
            return None
        return words if _operative(policy, sentence, words.start) else None

    return signal


def _tabled(policy: Policy, sentence: Sentence, stage: str) -> bool:
    """Whether a cell says a rule in a row whose label is a stage."""
    row = policy.block(sentence).place.row or ""
    if row == sentence.text or pattern("stages", f"{stage}_row").fullmatch(row) is None:
        return False
    named = all(t.text[:1].isupper() for t in sentence.tokens if t.text.isalpha())
    verb = any(token.pos in ("VERB", "AUX") for token in sentence.tokens)
    ruled = pattern("stages", "rules").search(sentence.text) is not None
    return ruled and (verb or not named)


def _operative(policy: Policy, sentence: Sentence, offset: int) -> bool:
    """Whether words stand in a duty or a practice, or say what the rules reach."""
    over = (governor.register for governor in policy.governors(sentence))
    told = (register_at(sentence, offset), *over)
    reach = pattern("stages", "reach").search(sentence.text) is not None
    return reach or _practised(sentence) or any(each is not Register.NONE for each in told)


def _practised(sentence: Sentence) -> bool:
    """Whether a sentence tells in the present what is done: "a review is held"."""
    tokens = sentence.tokens
    if pattern("stages", "again").search(sentence.text):
        return True
    for index, _ in sentence.statements:
        helpers = [tokens[i] for i in tokens[index].children if tokens[i].dep in ("aux", "auxpass")]
        holds = child(tokens, index, "acomp")
        bound = holds is not None and pattern("stages", "bound").fullmatch(tokens[holds].lower)
        finite = [token for token in (*helpers, tokens[index]) if token.tag in ("VBZ", "VBP")]
        about = subject(tokens, index)
        known = pattern("stages", "practice").fullmatch(tokens[index].lemma.lower())
        if not finite or not (known or bound) or about is None:
            continue
        if pattern("stages", "strangers").fullmatch(tokens[about].lemma.lower()) is None:
            return True
    return False
