"""Configuration: what holds for a file, and who said so."""

from framework_lint.configuration.plan import Plan, planner
from framework_lint.configuration.setting import Settings
from framework_lint.configuration.settling import Wishes, settler
from framework_lint.configuration.showing import show

__all__ = ["Plan", "Settings", "Wishes", "planner", "settler", "show"]
