"""DOCX: findings as comments at their words, and nothing else changed."""

from framework_lint.annotating.docx.copy import annotate

__all__ = ["annotate"]
