"""koppel: couples what people offer to what people ask for, exactly, with a proof and with reasons.

=====================  ==========================================================================================
`Market`               offers and requests, from files, tables or a document
`Profile`              what a good match is
`match`                propose who helps whom: a `MatchResult` with tables, reasons, pictures and files
`check`                everything that is wrong or doubtful, before any solving
`verify`               the independent check of a result
`explain`              why this pair, why not that one
`koppel.plots`         pictures of a result
=====================  ==========================================================================================
"""

from koppel import plots
from koppel._engine import __version__
from koppel.errors import Finding, InfeasibleError, InputError, MappingNeeded
from koppel.market import Market
from koppel.matching import MatchResult, check, explain, match, verify
from koppel.profile import Profile

__all__ = [
    "Finding",
    "InfeasibleError",
    "InputError",
    "MappingNeeded",
    "Market",
    "MatchResult",
    "Profile",
    "__version__",
    "check",
    "explain",
    "match",
    "plots",
    "verify",
]
