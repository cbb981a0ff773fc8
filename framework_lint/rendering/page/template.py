"""The page from its templates: one file that loads nothing and runs nothing but its own script."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from framework_lint import __version__
from framework_lint.contrast.readings import ORDER
from framework_lint.digest import figured
from framework_lint.matrix.grid import KEY
from framework_lint.outcome import NOTICE, Outcome, Report
from framework_lint.rendering.aside import limited
from framework_lint.rendering.page.article import Article
from framework_lint.rendering.text import NOT_FOUND, extent, set_aside, total
from framework_lint.rendering.waived import baselined
from framework_lint.screen import visible
from framework_lint.wording import count

if TYPE_CHECKING:
    from jinja2 import Environment

_FORMATS = {
    "application/pdf": "PDF",
    "text/html": "HTML",
    "text/markdown": "Markdown",
    "text/plain": "plain text",
}


def fill(outcome: Outcome, articles: tuple[Article, ...]) -> str:
    """Write the page; whatever is put in is escaped, without control characters, and no script."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment(style, script)
        .get_template("page/page.html.j2")
        .render(outcome=outcome, articles=articles, policy=policy)
    )


def _environment(style: str, script: str) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("framework_lint.reports", ""),
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "count": count,
        "key": KEY,
        "not_found": NOT_FOUND,
        "notice": NOTICE,
        "order": ORDER,
        "script": Markup(script),  # noqa: S704 - a file of ours
        "style": Markup(style),  # noqa: S704 - a file of ours
        "version": __version__,
    }
    environment.filters |= {
        "extent": extent,
        "figured": figured,
        "kind": lambda media_type: _FORMATS.get(media_type, media_type.rpartition("/")[2]),
        "limited": limited,
        "baselined": baselined,
        "set_aside": set_aside,
        "total": total,
        "which": _which,
    }
    return environment


def _which(report: Report) -> str:
    """Say which file a document is, and which version of it."""
    version, date = report.identity.version, report.identity.date
    told = [f"version {version}" if version else "", date or ""]
    stated = ", ".join(part for part in told if part) or f"version and date {NOT_FOUND}"
    return f"{report.name}: {stated}"


def _shown(value: object) -> object:
    """Rid what is put into the page of control characters, but not the page's own markup."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _asset(name: str) -> str:
    asset = files("framework_lint.reports").joinpath("page", name)
    return f"\n{asset.read_text('utf-8')}"


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
