"""``python -m translate``."""

from translate.cli import program

program()
