from __future__ import annotations

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Reach, Slot, Words
from framework_lint.policy import Policy
from framework_lint.signals import acts, binding, either, pattern, says, together, without
from framework_lint.syntax import conjuncts, subject, token_at

_TITLE = 4
_NEAR = 160
_BINDING = (Register.MANDATORY, Register.DESCRIPTIVE)


def _paper(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find the models that a sentence about the framework names: "this policy applies to"."""
    for index, token in enumerate(sentence.tokens):
        lemma = token.lemma.lower()
        reaches = pattern("scope", "reaches").fullmatch(lemma)
        about = subject(sentence.tokens, index)
        if not (reaches or pattern("scope", "outlines").fullmatch(lemma)) or about is None:
            continue
        if sentence.tokens[about].lower in ("that", "which") and token.dep == "relcl":
            about = token.head
        heads = conjuncts(sentence.tokens, about)
        named = any(
            _is_paper(policy, sentence, head, "paper" if reaches else "titles") for head in heads
        )
        if about > index or not named:
            continue
        end = token.end - sentence.start
        found = pattern("scope", "classes").search(sentence.text, end)
        between = sentence.text[end : found.start()] if found else ""
        if pattern("scope", "breaks").search(between) or ";" in between or len(between) > _NEAR:
            continue
        risks = pattern("scope", "hazards").search(between)
        if found and not (reaches and risks and not pattern("scope", "source").search(between)):
            return Words(token.start - sentence.start, found.end())
    return None


def _is_paper(policy: Policy, sentence: Sentence, head: int, kind: str) -> bool:
    """Whether a noun is the framework: "this policy", "this standard", "the RMF"."""
    token = sentence.tokens[head]
    this = any(sentence.tokens[i].lower in ("this", "our") for i in token.children)
    titled = token.lower in (policy.identity.title or "").lower().split()
    names = (kind, *(("sheets",) if this or titled else ()))
    known = any(pattern("scope", name).fullmatch(token.lower) for name in names)
    return known or _initials(policy, token.text)


def _listed(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a class of models in a list under what the framework applies to, or in its glossary."""
    found = pattern("scope", "classes").search(sentence.text)
    over = (governor.text for governor in policy.governors(sentence))
    led = any(pattern("scope", "led").search(text) for text in over)
    row = policy.block(sentence).place.row or ""
    defined = pattern("scope", "names").fullmatch(row) and row not in sentence.text
    return Words(*found.span()) if found and (led or defined) else None


def _initials(policy: Policy, word: str) -> bool:
    """Whether a word is made of the initials of the document's title: "RMF"."""
    initials = "".join(part[0] for part in (policy.identity.title or "").split())
    return len(word) > 1 and word.isupper() and initials.upper().endswith(word)


def _every(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find a rule for every model, of which the models are the subject."""
    told = [verb for verb, register in sentence.statements if register in _BINDING]
    about = {subject(sentence.tokens, verb) for verb in told}
    for match in pattern("scope", "universal").finditer(sentence.text):
        first = token_at(sentence.tokens, sentence.start + match.start())
        last = token_at(sentence.tokens, sentence.start + match.end() - 1)
        if about.intersection(range(first, last + 1)):
            return Words(*match.span())
    return None


def _titled(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a class of models in words without a verb right under a heading such as "Scope"."""
    title = next(reversed(policy.block(sentence).place.section), "")
    scope = pattern("scope", "scope_heading").fullmatch(title)
    found = pattern("scope", "classes").search(sentence.text)
    bare = sentence.register is Register.NONE and len(sentence.tokens) > _TITLE
    return Words(*found.span()) if scope and found and bare else None


_UNDER = together(says("scope", "under_paper"), says("scope", "classes"))
_RULED = together(acts("scope", "handles", "ranks", unless="some"), binding)
_NAMED = either(_paper, _listed, _every, says("scope", "term"), _UNDER, _titled, _RULED)
_COUNTS = either(says("scope", "counts"), says("scope", "term"), _paper, _listed, _titled)
_CLASS = without(_NAMED, says("scope", "elsewhere"))
_MEASURE = together(says("scope", "measures"), _COUNTS, says("scope", "subject"))
_BEGIN = together(says("scope", "begins"), either(_CLASS, says("scope", "reached")))

CRITERION = Criterion(
    code="COV301",
    name="models-covered",
    question="Which models does the framework apply to?",
    subject=without(either(_CLASS, _MEASURE, _BEGIN), says("scope", "elsewhere")),
    slots=(
        Slot("class", "which class of models it applies to", _CLASS, Reach.SENTENCE),
        Slot("measure", "by what measure a model counts as one", _MEASURE, Reach.SENTENCE),
        Slot("begin", "from when it applies to a model", _BEGIN, Reach.SENTENCE),
    ),
    how=1,
    full=2,
    searched=(
        "this framework applies to, covers or governs certain models",
        "all or every model must, or is subject to",
        "a measure by which a model counts: compute, benchmarks, capability",
        "from when or at which events a model is covered",
    ),
    rationale=(
        "A reader can tell whether a rule was followed only by knowing which models it was for. A "
        "full answer names the class, says by what measure a model belongs to it, or from when it "
        "applies to one."
    ),
    examples=Examples(
        full=(
            Example(
                "«This policy applies to every model trained with more than 10^25 FLOPs.» "
                "«It applies to a model from the start of its training run.»"
            ),
            Example(
                "«The framework covers our most capable models.» «A model counts as such if it is "
                "covered by a compute threshold of 10^26 operations.»"
            ),
        ),
        partial=(
            Example("«This framework describes how we manage our frontier models.»"),
            Example("«All of our models must meet the base standard.»"),
            Example("«We assess each new frontier model that we build for hazards.»"),
            Example("«In scope of this policy are all systems that the group trains.»"),
        ),
        absent=(
            Example("This framework covers four risks: biology, cyber, autonomy and persuasion."),
            Example("Our models are among the most capable in the world."),
            Example("The staff policy applies from the start of employment."),
            Example("Frontier models could help terrorists. Our frontier models are popular."),
            Example("The pump standard applies to every valve above 10 bar."),
            Example("## Scope: all frontier models\n\nOur team meets every week."),
        ),
    ),
)
