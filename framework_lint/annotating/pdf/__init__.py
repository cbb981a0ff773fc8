"""PDF: findings as highlights over their words, in an update behind the file's own bytes."""

from framework_lint.annotating.pdf.copy import annotate

__all__ = ["annotate"]
