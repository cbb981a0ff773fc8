from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clauses.layout import Part
from framework_lint.document import Kind
from framework_lint.features.measure import Measure, measures
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap


def find(policy: Policy) -> Iterator[Gap]:
    rows = _rows(policy)
    if not rows or _settled(policy):
        return
    for sentence in policy.sentences:
        level = _level(policy, sentence)
        table = _row_of(policy, sentence, rows.get(level, [])) if level else None
        if level is not None and table is not None:
            for said, stated in _pairs(sentence, table):
                yield _gap(policy, level, (sentence, said), (table, stated))
                break


def _rows(policy: Policy) -> dict[str, list[Sentence]]:
    """Return the first sentences of the cells that define a level, by its grade."""
    found: dict[str, list[Sentence]] = {}
    known: set[int] = set()
    for sentence in policy.sentences:
        cell = policy.cells.get(sentence.block)
        if cell is None or cell.part is not Part.THRESHOLD or sentence.block in known:
            continue
        known.add(sentence.block)
        grade = pattern("restated", "grade").search(cell.level or "")
        if grade is not None:
            found.setdefault(_plain(grade.group()), []).append(sentence)
    return found


def _plain(grade: str) -> str:
    return grade.lower().replace("-", " ")


def _settled(policy: Policy) -> bool:
    """Whether the document says which of two texts prevails."""
    return any(
        "table" in sentence.text.lower()
        and pattern("two_definitions", "precedence").search(sentence.text)
        for sentence in policy.sentences
    )


def _level(policy: Policy, sentence: Sentence) -> str | None:
    """Return the one level whose trigger a sentence of the prose states."""
    if policy.block(sentence).kind is Kind.CELL:
        return None
    named = list(pattern("restated", "named").finditer(sentence.text))
    grades = {_plain(match["grade"] or match["numbered"]) for match in named}
    if len(grades) != 1 or not pattern("restated", "states").search(sentence.text):
        return None
    return grades.pop()


def _row_of(policy: Policy, sentence: Sentence, rows: list[Sentence]) -> Sentence | None:
    """Return the cell that defines the level: the only one, or the one of the same domain."""
    if len(rows) == 1:
        return rows[0]
    about = " ".join([sentence.text, *policy.block(sentence).place.section]).lower()
    same = [row for row in rows if (name := _domain(policy, row)) and name in about]
    return same[0] if len(same) == 1 else None


def _domain(policy: Policy, row: Sentence) -> str:
    level = policy.cells[row.block].level or ""
    return pattern("restated", "grade").sub("", level).strip(" []:–—").lower()


def _pairs(sentence: Sentence, table: Sentence) -> Iterator[tuple[Measure, Measure]]:
    """Yield the same measure in the prose and in the table, where its ends have no word in common."""
    stated = list(measures(table))
    for said in measures(sentence):
        same = [other for other in stated if other.word == said.word]
        if same and not any(said.end & other.end for other in same):
            yield said, same[0]


def _gap(
    policy: Policy, level: str, here: tuple[Sentence, Measure], there: tuple[Sentence, Measure]
) -> Gap:
    sentence, said = here
    start = sentence.tokens[said.first].start - sentence.start
    end = sentence.tokens[said.last].end - sentence.start
    table = (policy.block(there[0]).place.table or "the table").partition(":")[0]
    message = (
        f"For the level {level} the prose asks for “{said.quote(sentence)}”, {table} for "
        f"“{there[1].quote(there[0])}”: the text does not say which of them is the trigger."
    )
    return gap(sentence, start, end, message)


CHECK = Check(
    code="TRG108",
    name="prose-and-table-disagree",
    severity=Severity.NOTE,
    confidence=Confidence.LOW,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
    ),
    rationale=(
        "A table and a sentence of the prose each say what a model must be able to do for the same "
        "level, and they name different things. A model that does the one and not the other is at "
        "the level by one text and below it by the other."
    ),
    remedy=(
        "State the trigger once, in the table, and let the prose refer to its row; or say which of "
        "the two prevails."
    ),
    passes=(
        Example(
            "Table 1: Levels\n\n| Level | Threshold |\n|---|---|\n"
            "| High | The model gives significant uplift towards execution of a flood scenario. |\n\n"
            "If a model reaches the high threshold by giving uplift towards realising a flood scenario, we will not release it."
        ),
        Example(
            "Table 1: Levels\n\n| Level | Threshold |\n|---|---|\n"
            "| High | The model gives significant uplift towards execution of a flood scenario. |\n\n"
            "If a model meets the high threshold in Table 1, we will give help to the operators of dams."
        ),
        Example(
            "Table 1: Levels\n\n| Level | Threshold |\n|---|---|\n"
            "| High | The model gives significant uplift towards a flood. |\n"
            "| Critical | The model gives significant uplift towards a dam failure. |\n\n"
            "If a model is at the critical threshold because it gives uplift towards dam failures, we stop."
        ),
        Example(
            "Table 1: Levels\n\n| Level | Threshold |\n|---|---|\n"
            "| High | The model gives uplift towards a flood. |\n\n"
            "If a model is at the high level by giving uplift towards a drought, we stop. "
            "In case of conflict, Table 1 prevails."
        ),
        Example(
            "Table 1: Levels\n\n| Level | Threshold |\n|---|---|\n"
            "| High | The model can design toxins. |\n\n"
            "If a model is at the high level, we will design safeguards for it."
        ),
        Example(
            "Table 1: Levels\n\n| Domain | Level | Threshold |\n|---|---|---|\n"
            "| Water | High | The model gives uplift towards a flood. |\n"
            "| Toxins | High | The model gives uplift towards a release. |\n\n"
            "If a model is at the high level because it gives uplift towards a theft, we stop."
        ),
    ),
    fails=(
        Example(
            "Table 1: Levels\n\n| Level | Threshold | Measures |\n|---|---|---|\n"
            "| **High**<br>Do not release | The model provides significant uplift towards execution of a flood scenario. | Reduce the risk. |\n\n"
            "If the tests show that a model has a “high” risk threshold by providing significant «uplift towards realization of a deadly outcome», we will not release the model."
        ),
        Example(
            "Table 1: Levels\n\n| Level | Threshold |\n|---|---|\n"
            "| Severe | The model enables the sabotage of a reactor. |\n\n"
            "A model is assigned to the severe threshold if it would «enable the theft» of fuel."
        ),
        Example(
            "Table 1: Tiers\n\n| Tier | Description |\n|---|---|\n"
            "| Tier 2 | The model gives meaningful assistance with grid attacks. |\n\n"
            "Tier 2 is reached when the model gives meaningful «assistance with espionage»."
        ),
        Example(
            "Table 1: Levels\n\n| Level | Threshold |\n|---|---|\n"
            "| High | The model can automate attacks on dams. |\n\n"
            "The high level is reached when the model can «automate the defence» of a network."
        ),
    ),
    find=find,
    question="Which of the two decides the level, “{quote}” or the words of the table?",
    patterns=("P22",),
)
