"""Options as callers give them: checked here, so that what is refused is refused by the name of the argument."""

from __future__ import annotations

import numbers
import operator
import os
from collections.abc import Mapping
from typing import Any, Callable

from koppel.errors import Finding, InputError

MOST_WORK = 2**64 - 1
MOST_SEED = 2**64 - 1
MOST_THREADS = 2**31 - 1

Progress = Callable[[str, "float | None"], object]


def wrong_type(argument: str, given: Any, wanted: str) -> TypeError:
    return TypeError(f"{argument} is {_shown(given)}, not {wanted}")


def whole(argument: str, given: Any, least: int, most: int) -> int:
    """A whole number of any integer type, within its range."""
    number = _index(argument, given)
    if number < least:
        raise _out_of_range("not_positive" if least > 0 else "negative_number", argument, number, f"at least {least}")
    if number > most:
        raise _out_of_range("too_large", argument, number, f"at most {most}")
    return number


def seconds(argument: str, given: Any, zero_is_none: bool = False) -> float:
    """A time above 0; 0.0 stands for none."""
    if given is None:
        return 0.0
    if isinstance(given, bool) or not isinstance(given, numbers.Real):
        raise wrong_type(argument, given, "a number of seconds")
    number = float(given)
    if number == 0 and zero_is_none:
        return 0.0
    if not number > 0:
        raise _out_of_range("not_positive", argument, given, "above 0")
    return number


def word(argument: str, given: Any) -> str:
    if not isinstance(given, str):
        raise wrong_type(argument, given, "a text")
    return given


def flag(argument: str, given: Any) -> bool:
    """True or False, also NumPy's; no other value has a truth that everybody agrees about."""
    if type(given).__name__ not in ("bool", "bool_"):
        raise wrong_type(argument, given, "True or False")
    return bool(given)


def path(argument: str, given: Any, wanted: str = "a path") -> str | os.PathLike[str]:
    if not isinstance(given, (str, os.PathLike)):
        raise wrong_type(argument, given, wanted)
    return given


def function(argument: str, given: Progress | None) -> Progress | None:
    if given is not None and not callable(given):
        raise wrong_type(argument, given, "a function")
    return given


def mapping(argument: str, given: Any) -> Mapping[Any, Any]:
    """Any mapping, a pandas.Series too; nothing for None."""
    if given is None:
        return {}
    if not isinstance(given, Mapping) and not (hasattr(given, "items") and hasattr(given, "index")):
        raise wrong_type(argument, given, "a mapping")
    return given  # type: ignore[no-any-return]


def listed(argument: str, given: Any, wanted: str) -> list[Any]:
    """The members of any iterable but a text or a mapping."""
    if isinstance(given, (str, bytes, Mapping)) or not hasattr(given, "__iter__"):
        raise wrong_type(argument, given, wanted)
    return list(given)


def _index(argument: str, given: Any) -> int:
    if not isinstance(given, bool):
        try:
            return operator.index(given)
        except TypeError:
            pass
    raise wrong_type(argument, given, "a whole number")


def _out_of_range(code: str, argument: str, given: Any, wanted: str) -> InputError:
    return InputError([Finding("error", code, "", 0, 0, argument, f"{argument} is {given}, not {wanted}", "")])


def _shown(given: Any) -> str:
    """Short, and without what may stand in a longer value."""
    told = repr(given) if isinstance(given, (str, int, float, bool, type(None))) and len(repr(given)) <= 40 else ""
    return f"{told} (a {type(given).__name__})" if told else f"a {type(given).__name__}"
