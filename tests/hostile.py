"""Files whose names and words try to be more than names and words."""

from __future__ import annotations

from pathlib import Path

SENTENCE = (
    "Where feasible, the Board will tell @octocat and close #12 or GH-7 in {0} \\[here](1) "
    "\\<script>alert(1)\\</script> \\</details> ![x](http://a.example/x.png) | `code` "
    "**bold** 100% at www.b.example :tada: $x$ and mail a@c.example."
)
ITEM = "=Sum of 1, where feasible, we will publish a report."
TEXT = f"# =Cyber | ::error::x <b> @team\n\n{SENTENCE}\n\n- {ITEM}\n"
NAMES = (
    "with space.md",
    "100%.md",
    "a,b:c.md",
    "new\nline::error::x.md",
    "naïve–Ω😀.md",
    "-dash.md",
    "=sum.md",
    "..hidden.md",
    "]](x)<b>&`@team`.md",
)


def write_all() -> tuple[str, ...]:
    """Write the text under each name; return paths that no option can be taken for."""
    for name in NAMES:
        Path(name).write_text(TEXT, "utf-8")
    return tuple(f"./{name}" for name in NAMES)
