"""The examples in the docstrings are true."""

import doctest
import importlib
import inspect
import pkgutil

import pytest

import koppel
from support.koppel_cli import ROOT, SCENARIO

MODULES = ["koppel", *(f"koppel.{module.name}" for module in pkgutil.iter_modules(koppel.__path__) if module.name not in ("_engine", "__main__"))]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    module = importlib.import_module(name)
    outcome = doctest.testmod(module, extraglobs={"koppel": koppel, "scenario": SCENARIO}, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert outcome.failed == 0


def test_the_examples_of_the_read_me():
    outcome = doctest.testfile(str(ROOT / "bindings" / "python" / "README.md"), module_relative=False)
    assert outcome.failed == 0 and outcome.attempted > 5


def test_every_public_name_is_documented_and_the_main_ones_with_an_example():
    for name in koppel.__all__:
        thing = getattr(koppel, name)
        if callable(thing):
            assert (thing.__doc__ or "").strip(), name
    for name in ("Market", "Profile", "match", "check", "verify", "MatchResult"):
        assert ">>>" in getattr(koppel, name).__doc__, name


def callables():
    """Every public function, class, and method of a public class, by its full name."""
    for name in koppel.__all__:
        thing = getattr(koppel, name)
        if inspect.isfunction(thing):
            yield name, thing
        elif inspect.isclass(thing):
            yield name, thing
            for member, value in vars(thing).items():
                function = getattr(value, "__func__", value)
                if inspect.isfunction(function) and not member.startswith("_"):
                    yield f"{name}.{member}", function


def test_what_takes_something_says_what_and_what_gives_something_says_what():
    silent = []
    for name, thing in callables():
        parts = thing.__doc__ or ""
        if inspect.isfunction(thing) and "See :" not in parts:  # unless another place says it
            signature = inspect.signature(thing)
            taken = [each for each in signature.parameters if each not in ("self", "cls")]
            if taken and "Parameters\n" not in parts:
                silent.append(f"{name}: Parameters")
            gives = signature.return_annotation not in ("None", None, inspect.Signature.empty)
            if taken and gives and "Returns\n" not in parts:
                silent.append(f"{name}: Returns")
    assert silent == []
