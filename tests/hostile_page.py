"""A document that tries what it can to be more than text."""

from __future__ import annotations

LONG = "w" * 400
ATTACK = (
    "</mark></style><script>document.title = 'taken'</script><img src=x onerror=alert(1)> "
    '" onmouseover="alert(2)" x=\' --> ]]> {{ 7 }} {% raw %} javascript:alert(3) \u202e \x07'
)
HOSTILE = f"""\
Halvard <i>Safety</i> Framework "><script>document.title = 'taken'</script>

1. Thresholds <svg onload=alert(4)>

We will apply {ATTACK} safeguards where feasible when High cyber capability occurs in \
conjunction with {ATTACK} autonomy.

If a model reaches the {LONG} threshold, the "Safety Board" may, in its discretion, pause {ATTACK}.

We will promptly publish [a report](javascript:alert(5)) at https://example.org/{LONG}.
"""
