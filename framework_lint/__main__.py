"""Where a run starts, and where whatever goes wrong becomes one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

import click

from framework_lint.errors import InputError
from framework_lint.twin import rarely_collect

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, 1, 2, 3, or 130 after Ctrl-C."""
    _open_streams()
    rarely_collect()

    def work() -> int:
        from framework_lint.cli import run

        return run(arguments)

    return guard(work)


def _open_streams() -> None:
    """Put nothing in the place of a standard stream that was closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def guard(work: Callable[[], int]) -> int:
    """Return the exit code of `work`; whatever it raises becomes one line and a code."""
    try:
        return work()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "framework-lint"
        return _fail(f"{error.format_message()} (see {command} --help)", 2)
    except (click.ClickException, InputError) as error:
        return _fail(str(error), 2)
    except Exception as error:
        if os.environ.get("FRAMEWORK_LINT_TRACEBACK") == "1":
            import traceback

            traceback.print_exc()
        kind = type(error).__name__
        told = f"internal error: {kind}: {error}; please report it with what led to it"
        return _fail(f"{told} (FRAMEWORK_LINT_TRACEBACK=1 shows where)", 3)


def _fail(message: str, code: int) -> int:
    line = " ".join(message.split())
    click.echo(f"framework-lint: {line}", err=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
