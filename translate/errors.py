"""Errors that a user can meet. Each message is one line that says what is wrong and what to do."""


class TranslateError(Exception):
    """Base of all errors that a user can cause; the command line prints it as one line and exits with 1."""


class UsageError(TranslateError):
    """An option or argument that cannot be used as given (exit code 2)."""


class InputError(TranslateError):
    """A source that cannot be read as an article."""


class OutputError(TranslateError):
    """A result that cannot be written where it was asked for."""


class LanguageError(UsageError):
    """An unknown language code, or a language that cannot be told from the text."""


class PackageError(TranslateError):
    """A package that is broken, hostile, missing or cannot be installed."""


class RouteError(PackageError):
    """No chain of installed packages leads from one language to another."""


class GlossaryError(TranslateError):
    """A termbase file that cannot be used; the message names file and line."""
