"""Time one run over 20 drafts, as a hook does it, beside a floor that parses all their text.

The drafts are the sample frameworks, each with a word of its own in every
paragraph, so that none is known from another. The floor (`floor.py`) loads the
model once and parses the same blocks; beside them stands a run over one draft.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from cold_check import HERE, write_job
from process import LINT, Timed, compile_all, in_turn, ratio, seconds

DRAFTS = 20


@click.command()
@click.option("--runs", default=3, show_default=True, type=click.IntRange(min=1))
def main(runs: int) -> None:
    """Time a run over many drafts, with an empty cache."""
    compile_all()
    with TemporaryDirectory() as folder:
        drafts = write(Path(folder))
        job = Path(folder, "job.json")
        jobs = [texts for draft in drafts for texts in write_job(str(draft), job)]
        job.write_text(json.dumps(json.loads(job.read_text("utf-8")) | {"texts": jobs}), "utf-8")
        check = (*LINT, "check", "--no-cache", "--fail-on", "never")
        spent = in_turn(
            {
                "many": Timed((*check, *map(str, drafts))),
                "one": Timed((*check, str(drafts[0]))),
                "floor": Timed((sys.executable, str(HERE / "floor.py"), str(job))),
            },
            runs,
        )
    words = sum(len(text.split()) for text in jobs)
    click.echo(f"{DRAFTS} drafts, {words:,} words; medians of {runs} runs")
    for name, several in spent.items():
        click.echo(
            f"{name:<6} {seconds(several):6.2f} s, {ratio(several, spent['floor']):.2f} floors"
        )


def write(folder: Path) -> list[Path]:
    with as_file(files("framework_lint.corpora")) as corpora:
        samples = [path.read_text("utf-8") for path in sorted(corpora.glob("*.md"))]
    drafts = [folder / f"draft-{number}.md" for number in range(DRAFTS)]
    for number, draft in enumerate(drafts):
        text = samples[number % len(samples)]
        draft.write_text(text.replace(". ", f" in unit {number}. "), "utf-8")
    return drafts


if __name__ == "__main__":
    main()
