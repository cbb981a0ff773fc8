"""Tell an outcome in SARIF 2.1.0, the format of code scanners."""

from framework_lint.rendering.sarif.log import to_sarif

__all__ = ["to_sarif"]
