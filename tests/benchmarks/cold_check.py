"""Time a cold `framework-lint check FILE` beside a floor that only parses its text.

Both run in fresh processes, taken in turn, with the modules compiled as an
install leaves them. The floor (`floor.py`) imports
spaCy, loads the same model without the same components and parses the same
block texts in the same batches.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from process import LINT, Timed, compile_all, in_turn, ratio, seconds

from framework_lint import loading, nlp, session
from framework_lint.generation import MODELS

HERE = Path(__file__).parent
LIMIT = 50_000_000


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False))
@click.option("--runs", default=5, show_default=True, type=click.IntRange(min=1))
@click.option("--stages", is_flag=True, help="Tell where the time of one more check goes.")
def main(file: str | None, runs: int, *, stages: bool) -> None:
    """Time a cold check of FILE (default: the longest sample framework)."""
    compile_all()
    with TemporaryDirectory() as folder, as_file(files("framework_lint.corpora")) as corpora:
        path = file or longest(corpora)
        job = Path(folder, "job.json")
        texts = write_job(path, job)
        words = sum(len(text.split()) for text in texts)
        click.echo(f"{Path(path).name}: {len(texts)} blocks, {words} words; {runs} runs of each")
        click.echo(compare(path, job, runs))
        if stages:
            subprocess.run([sys.executable, HERE / "stages.py", path], check=True)


def longest(folder: Path) -> str:
    """Return the path of the longest sample framework."""
    return str(max(folder.glob("*.md"), key=lambda sample: sample.stat().st_size))


def write_job(path: str, job: Path) -> list[str]:
    """Write down for the floor what a check of `path` parses, and with what."""
    document = session.open_document(loading.load(path, LIMIT))
    texts = [block.text for block in document.blocks if block.operative]
    told = {
        "model": next(name for name in MODELS if find_spec(name)),
        "exclude": nlp.EXCLUDE,
        "batch": nlp.BATCH,
        "texts": texts,
    }
    job.write_text(json.dumps(told), "utf-8")
    return texts


def compare(path: str, job: Path, runs: int) -> str:
    check = (*LINT, "check", "--no-cache", "--fail-on", "never", path)
    floor = (sys.executable, str(HERE / "floor.py"), str(job))
    spent = in_turn({"check": Timed(check), "floor": Timed(floor)}, runs)
    memory = max(each.megabytes for each in spent["check"])
    return (
        f"check {seconds(spent['check']):.2f} s, floor {seconds(spent['floor']):.2f} s, "
        f"ratio {ratio(spent['check'], spent['floor']):.2f}; at most {memory:.0f} MB a process"
    )


if __name__ == "__main__":
    main()
