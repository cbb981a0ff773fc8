"""Markdown: CommonMark with pipe tables, footnotes and front matter."""

from framework_lint.readers.markdown.reader import read

__all__ = ["read"]
