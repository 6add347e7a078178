"""koppel: couples what people offer to what people ask for, exactly, with a proof and with reasons.

=====================  ==========================================================================================
`Market`               offers and requests, from files, tables or a document
`Profile`              what a good match is
`match`                propose who helps whom: a `MatchResult` with tables, reasons, pictures and files
`check`                everything that is wrong or doubtful, before any solving
`verify`               the independent check of a result
`explain`              why this pair, why not that one
`koppel.plots`         pictures of a result
`solve`                a bare problem: a matrix of weights and capacities in, a proved matching out
=====================  ==========================================================================================

SciPy's and NetworkX's own names: `linear_sum_assignment`, `min_weight_full_bipartite_matching`, `max_weight_matching`.
"""

from koppel import plots
from koppel._engine import __version__
from koppel.assignment import linear_sum_assignment, max_weight_matching, min_weight_full_bipartite_matching
from koppel.errors import Finding, InfeasibleError, InputError, MappingNeeded
from koppel.market import Market
from koppel.match_result import MatchResult
from koppel.matching import check, explain, match, verify
from koppel.profile import Profile
from koppel.results import Duals, Result, Update
from koppel.solving import Group, solve

__all__ = [
    "Duals",
    "Finding",
    "Group",
    "InfeasibleError",
    "InputError",
    "MappingNeeded",
    "Market",
    "MatchResult",
    "Profile",
    "Result",
    "Update",
    "__version__",
    "check",
    "explain",
    "linear_sum_assignment",
    "match",
    "max_weight_matching",
    "min_weight_full_bipartite_matching",
    "plots",
    "solve",
    "verify",
]
