"""Time a check of a document that was checked before: unchanged, and with one paragraph edited.

`python cached_check.py FILE...`: the files are joined to one document. All
runs are taken in turn, each in a fresh process: with an empty cache, with that
of the same document, with that of the document before the edit, and two peers on
the same file, which `--install` fetches into a folder that is removed again.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from venv import create

import click
from process import LINT, Timed, compile_all, in_turn, ratio, seconds

PEERS = {"proselint": ("check",), "alex": ()}
EDIT = "We keep a record of this. "
OPENING = re.compile(r"(?<=\n\n)(?=[A-Z][a-z]+ [a-z])")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("--runs", default=5, show_default=True, type=click.IntRange(min=1))
@click.option("--install", is_flag=True, help="Install proselint (pip) and alex (npm) to compare.")
def main(files: tuple[str, ...], runs: int, *, install: bool) -> None:
    """Time the checks of FILES, joined."""
    compile_all()
    with TemporaryDirectory() as folder:
        peers = installed(Path(folder)) if install else found()
        draft, edited = write(files, Path(folder))
        commands = timed(draft, edited, Path(folder))
        commands |= {name: Timed((*peer, str(draft))) for name, peer in peers.items()}
        words = len(draft.read_text("utf-8").split())
        spent = in_turn(commands, runs)
    click.echo(f"{words:,} words, medians of {runs} runs")
    for name, several in spent.items():
        told = ratio(several, spent["cold"])
        memory = max(each.megabytes for each in several)
        click.echo(f"{name:<10} {seconds(several):6.2f} s  {told:5.2f} of cold  {memory:4.0f} MB")
    for name in peers:
        told = ratio(spent["unchanged"], spent[name])
        click.echo(f"an unchanged document takes {told:.2f} of the time of {name}")
    if not peers:
        click.echo("proselint and alex are not installed; --install fetches them")


def found() -> dict[str, tuple[str, ...]]:
    """Return the commands of the peers that are there."""
    paths = {"proselint": shutil.which("proselint"), "alex": shutil.which("alex")}
    held = {name: path for name, path in paths.items() if path}
    return {name: (path, *PEERS[name]) for name, path in held.items()}


def installed(folder: Path) -> dict[str, tuple[str, ...]]:
    """Install the peers in a folder, alex only where there is npm."""
    create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    run([python, "-m", "pip", "install", "--quiet", "proselint"], check=True)
    commands = {"proselint": (str(python), "-m", "proselint", *PEERS["proselint"])}
    npm = shutil.which("npm")
    if npm:
        run([npm, "install", "--silent", "--prefix", folder, "alex"], check=True)
        commands["alex"] = (str(folder / "node_modules" / ".bin" / "alex"), *PEERS["alex"])
    return commands


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
