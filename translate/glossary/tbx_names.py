"""The names of TBX: elements, data categories, their values."""

from __future__ import annotations

import re

from translate.glossary.termbase import Region, Status

CORE = "urn:iso:std:iso:30042:ed-2"
MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
CATEGORIES = {
    "administrativeStatus": ("termNote", "min"),
    "customerSubset": ("admin", "min"),
    "externalCrossReference": ("xref", "min"),
    "partOfSpeech": ("termNote", "min"),
    "subjectField": ("descrip", "min"),
    "context": ("descrip", "basic"),
    "crossReference": ("ref", "basic"),
    "definition": ("descrip", "basic"),
    "geographicalUsage": ("termNote", "basic"),
    "grammaticalGender": ("termNote", "basic"),
    "projectSubset": ("admin", "basic"),
    "responsibility": ("transacNote", "basic"),
    "source": ("admin", "basic"),
    "termLocation": ("termNote", "basic"),
    "termType": ("termNote", "basic"),
    "transactionType": ("transac", "basic"),
    "xGraphic": ("xref", "basic"),
}
"""The data categories of TBX-Basic: the element that carries each in DCA, and its module in DCT."""
OTHER_CATEGORIES = {"grammaticalNumber": "termNote", "register": "termNote", "transferComment": "termNote"}
"""Categories of the larger dialect TBX-Linguist that are worth knowing when met."""

OLD_NAMES = {
    "termEntry": "conceptEntry",
    "langSet": "langSec",
    "tig": "termSec",
    "ntig": "termSec",
    "martifHeader": "tbxHeader",
}
STATUS_NAMES: dict[str, Status] = {
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "superseded": "deprecated",
    "obsolete": "deprecated",
    "forbidden": "deprecated",
    "notrecommended": "deprecated",
}
"""Values of a status in small letters, without the standard's endings."""
REGIONS: dict[str, Region] = {
    "us": "us", "en-us": "us", "usa": "us", "united states": "us",
    "gb": "gb", "en-gb": "gb", "uk": "gb", "united kingdom": "gb",
}  # fmt: skip
CONCEPT_FIELDS = frozenset(("subjectField", "definition", "note", "source"))
TERM_FIELDS = frozenset(
    ("administrativeStatus", "partOfSpeech", "grammaticalGender", "termType", "geographicalUsage", "note", "source")
)
USAGE = ("do not translate", "proper noun", "plural", "target only")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4,6})_")
