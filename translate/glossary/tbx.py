"""TBX-Basic (ISO 30042:2019) in its two styles, DCA and DCT, read and written; the older martif files read.

What `Term` and `Concept` have a field for goes there; everything else is kept as `Item` and written back. Four things
have no data category in TBX-Basic and stand in a note of the term that begins with ``usage:`` —
``do not translate``, ``proper noun``, ``plural`` and ``target only``.
"""

from translate.glossary.tbx_read import parse, read
from translate.glossary.tbx_write import Style, render, write

__all__ = ["Style", "parse", "read", "render", "write"]
