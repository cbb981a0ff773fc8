"""What can go wrong with an input, in one line for the person who gave it."""

from __future__ import annotations


class InputError(Exception):
    """An input could not be read or used; the message is one line for the user."""
