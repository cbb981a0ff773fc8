"""Time the reading of a PDF beside pypdfium2's bare text extraction of the same file.

Both run in fresh processes, taken in turn. The time of each is that from
before its imports to its result, without the start of Python.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import click

PAGES = 40


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False))
@click.option("--runs", default=5, show_default=True, type=click.IntRange(min=1))
@click.option("--take", type=click.Choice(["read", "bare"]), help="Time one of the two, once.")
def main(file: str | None, runs: int, take: str | None) -> None:
    """Time the reading of FILE (default: a framework of 40 pages with tables)."""
    if file and take:
        click.echo(time_once({"read": read, "bare": extract}[take], Path(file)))
        return
    with TemporaryDirectory() as folder:
        path = Path(file) if file else make(Path(folder, "framework.pdf"))
        click.echo(compare(path, runs))


def make(path: Path) -> Path:
    """Write a framework of PAGES pages with prose and tables in all border styles."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from table_pdfs import report

    path.write_bytes(report(PAGES).content)
    return path


def read(path: Path) -> tuple[int, int]:
    """Read with framework_lint; return how many pages and characters were found."""
    from framework_lint.readers.pdf import read
    from framework_lint.source import Original

    document = read(Original(path.name, "application/pdf", path.read_bytes()))
    return len({page.number for page in document.pages}), len(document.source.text)


def extract(path: Path) -> tuple[int, int]:
    """Take the text of each page with pypdfium2 and nothing else."""
    from pypdfium2 import PdfDocument

    texts = [page.get_textpage().get_text_bounded() for page in PdfDocument(path.read_bytes())]
    return len(texts), sum(map(len, texts))


def time_once(job: Callable[[Path], tuple[int, int]], path: Path) -> str:
    began = perf_counter()
    pages, characters = job(path)
    return f"{perf_counter() - began} {pages} {characters}"


def compare(path: Path, runs: int) -> str:
    pairs = [(taken("read", path), taken("bare", path)) for _ in range(runs)]
    reads, bares = zip(*pairs, strict=True)
    lines = [f"{path.name}: {runs} runs of each"]
    for name, each in (("read", reads), ("bare extraction", bares)):
        seconds = [run[0] for run in each]
        spread = f"{min(seconds):.3f} to {max(seconds):.3f}"
        lines.append(
            f"{name}: {median(seconds):.3f} s ({spread}), "
            f"{each[0][1]:.0f} pages, {each[0][2]:,.0f} characters"
        )
    ratio = median(one[0] / other[0] for one, other in pairs)
    return "\n".join([*lines, f"ratio {ratio:.2f}"])


def taken(take: str, path: Path) -> tuple[float, float, float]:
    """Run one job in a process of its own; return its seconds, pages and characters."""
    command = [sys.executable, __file__, "--take", take, str(path)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    seconds, pages, characters = map(float, told.split())
    return seconds, pages, characters


if __name__ == "__main__":
    main()
