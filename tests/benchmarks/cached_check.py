"""Time a check of a document that was checked before: unchanged, and with one paragraph edited.

`python cached_check.py FILE...`: the files are joined to one document. All
runs are taken in turn, each in a fresh process: with an empty cache, with that
of the same document, with that of the document before the edit, and proselint
on the same file.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from process import LINT, Timed, compile_all, in_turn, ratio, seconds

EDIT = "We keep a record of this. "
OPENING = re.compile(r"(?<=\n\n)(?=[A-Z][a-z]+ [a-z])")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("--runs", default=5, show_default=True, type=click.IntRange(min=1))
@click.option("--proselint", default="proselint", show_default=True, help="Its command, if any.")
def main(files: tuple[str, ...], runs: int, proselint: str) -> None:
    """Time the checks of FILES, joined."""
    compile_all()
    with TemporaryDirectory() as folder:
        draft, edited = write(files, Path(folder))
        commands = timed(draft, edited, Path(folder))
        peer = shutil.which(proselint)
        if peer:
            commands["proselint"] = Timed((peer, "check", str(draft)))
        words = len(draft.read_text("utf-8").split())
        spent = in_turn(commands, runs)
    click.echo(f"{words:,} words, medians of {runs} runs")
    for name, several in spent.items():
        told = ratio(several, spent["cold"])
        memory = max(each.megabytes for each in several)
        click.echo(f"{name:<10} {seconds(several):6.2f} s  {told:5.2f} of cold  {memory:4.0f} MB")
    if peer:
        click.echo(
            f"unchanged takes {ratio(spent['unchanged'], spent['proselint']):.2f} of proselint"
        )
    else:
        click.echo(f"{proselint} is not installed: nothing to hold an unchanged document to")


def write(files: tuple[str, ...], folder: Path) -> tuple[Path, Path]:
    """Write the files as one document, and that with one paragraph edited near its middle."""
    text = "\n\n".join(Path(file).read_text("utf-8") for file in files)
    opening = OPENING.search(text, len(text) // 2) or OPENING.search(text)
    at = opening.start() if opening else 0
    ending = Path(files[0]).suffix
    draft, edited = folder / f"draft{ending}", folder / f"edited{ending}"
    draft.write_text(text, "utf-8")
    edited.write_text(text[:at] + EDIT + text[at:], "utf-8")
    return draft, edited


def timed(draft: Path, edited: Path, folder: Path) -> dict[str, Timed]:
    empty, kept, before = (folder / name for name in ("empty", "kept", "before"))
    check = (*LINT, "check", "--fail-on", "never")

    def emptied() -> None:
        shutil.rmtree(empty, ignore_errors=True)

    def renew() -> None:
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(empty, before)
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(empty, kept)

    return {
        "cold": Timed(
            (*check, str(draft)), empty, lambda: shutil.rmtree(empty, ignore_errors=True)
        ),
        "unchanged": Timed((*check, str(draft)), kept, renew),
        "edited": Timed((*check, str(edited)), before),
    }


if __name__ == "__main__":
    main()
