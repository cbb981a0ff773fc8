"""Find what a safety framework's wording leaves open: readings, yardsticks, actors."""

__version__ = "0.1.0"
