"""Every word that a clause quotes is the source's at its span, whatever the format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx_files
import pdf_reading
import pdfs
import pytest
import table_pdfs
from files import WRITERS, flawed
from invariant import MARKDOWN, check_range
from press_grid import Style
from typeset import document as typeset_document
from typeset import each_format, present

from framework_lint import read_policy
from framework_lint.clause import Clause, Phrase
from framework_lint.document import Document
from framework_lint.policy import Policy
from framework_lint.readers import read, read_original
from framework_lint.session import comprehend
from framework_lint.source import Original, Source

MARKED = """\
# Framework

| Category | Threshold | Safeguards |
|---|---|---|
| Cyber | **[High]** The model *can* plan&nbsp;intrusions. | Require \\
two keys before release.<br>• Halt training until `tests` end. |

If a test
shows [severe harm](https://example.org), we will
send **a report** to the board &amp; the regulator within 30 days.[^1]

- We will meet the
  Vault Standard (Section 2) unless
  the board waives it, where feasible.

[^1]: We will keep \\*all\\* records for 90 days.
"""
PLAIN = """\
2 Duties

    If a test shows severe harm, we will send a re-
    port to the board within 30 days, where feasible.

    We will:
      (a) meet the Vault Standard unless the
          board waives it;
      (b) log all internal use every week.
"""
PAGE = b"""<!doctype html><html><body><h1>Framework</h1>
<table><tr><th>Level</th><th>Threshold</th><th>Safeguards</th></tr>
<tr><td>Tier 3</td><td>The model <b>can</b> plan&nbsp;intrusions.</td>
<td><ul><li>Require two
keys before <i>external</i> release.</li><li>Halt training until tests end.</li></ul></td></tr>
</table><p>If a test shows severe   harm, we will send a <a href="#r">report</a> to the
board&mdash;within 30 days.</p></body></html>"""
WORD = docx_files.word(
    docx_files.table(
        docx_files.row("Level", "Threshold", "Safeguards"),
        docx_files.row(
            "Tier 3",
            "The model can plan intrusions.",
            docx_files.cell(docx_files.item("Require two keys before external release.")),
        ),
    ),
    docx_files.p(
        "If a test shows ",
        docx_files.inserted(docx_files.t("severe ")),
        docx_files.deleted("some "),
        "harm, we will send a report to the board within 30 days.",
    ),
    docx_files.p("We will:"),
    docx_files.item("meet the Vault Standard unless the board waives it"),
    numbering=docx_files.LISTS,
)


def texts(media_type: str, content: str) -> Document:
    return read(Source.of("draft", media_type, content.encode(), content))


DOCUMENTS: Mapping[str, Document] = {
    "markdown": texts(MARKDOWN, MARKED),
    "text": texts("text/plain", PLAIN),
    "html": read_original(Original("draft.html", "text/html", PAGE)),
    "docx": docx_files.read_word(WORD),
    "pdf": pdf_reading.document(pdfs.prose().content),
    "pdf-in-columns": pdf_reading.document(pdfs.columns().content),
    **{
        f"pdf-table-{style}": pdf_reading.document(table_pdfs.table(style, split="word").content)
        for style in Style
    },
}


def phrases(clause: Clause) -> Iterator[Phrase]:
    """Yield every phrase of a clause, the quote of it among them."""
    single = (clause.actor.phrase, clause.action, clause.object, clause.decider)
    yield Phrase(clause.quote, clause.span)
    yield from (phrase for phrase in single if phrase is not None)
    yield from clause.trigger.phrases if clause.trigger else ()
    yield from (*clause.evidence, *clause.recipients, *clause.exceptions, *clause.hedges)
    yield from (timing.phrase for timing in clause.timing)
    yield from (standard.phrase for standard in clause.standards)
    yield from (link.phrase for link in clause.links)


def check_phrase(found: Document, phrase: Phrase) -> None:
    """Assert that one block has the words of a phrase at its span, as the source does."""
    assert phrase.text.strip() == phrase.text != ""
    held = [
        (block, match.start(), match.end())
        for block in found.blocks
        for match in re.finditer(re.escape(phrase.text), block.text)
        if block.textmap.span(match.start(), match.end()) == phrase.span
    ]
    assert held, phrase
    for block, start, end in held:
        check_range(found.source, block, start, end)


def check_clauses(policy: Policy) -> int:
    """Check the phrases of every clause and return how many there were."""
    found = [phrase for clause in policy.clauses for phrase in phrases(clause)]
    for phrase in found:
        check_phrase(policy.document, phrase)
    return len(found)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_phrase_is_the_source_text_at_its_span(name: str) -> None:
    assert check_clauses(comprehend(DOCUMENTS[name])) >= 15


@pytest.mark.parametrize("ending", WRITERS)
def test_every_phrase_of_the_same_framework_in_a_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"flawed.{ending}"
    path.write_bytes(flawed(ending))
    assert check_clauses(read_policy(path)) >= 10


@present
@each_format
def test_every_phrase_of_a_typeset_framework(path: Path) -> None:
    assert check_clauses(comprehend(typeset_document(path))) >= 500
