#!/usr/bin/env python3
"""Writes the type stub of koppel._engine from the module itself:  make_stubs.py MODULE.so STUB.pyi

pybind11 begins every docstring with the signature; this puts them together as Python reads types today.
"""

import importlib.util
import inspect
import re
import sys
from pathlib import Path

HEAD = '''# Made from the module by make_stubs.py: do not edit.
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Union, overload

import numpy
import numpy.typing
'''


def modern(text):
    """pybind11's spelling of types → that of today."""
    text = text.replace("koppel._engine.", "").replace("os.PathLike", "str | os.PathLike[str]")
    text = re.sub(r"numpy\.ndarray(\[[^\]]*\])?", "numpy.typing.NDArray[Any]", text)
    text = re.sub(r"\bnumpy\.typing\.NDArray\[Any\]\[[^\]]*\]", "numpy.typing.NDArray[Any]", text)
    while match := re.search(r"\bOptional\[((?:[^\[\]]|\[[^\[\]]*\])*)\]", text):
        text = f"{text[: match.start()]}{match[1]} | None{text[match.end() :]}"
    for old, new in (("List", "list"), ("Dict", "dict"), ("Tuple", "tuple"), ("Set", "set")):
        text = re.sub(rf"\b{old}\b", new, text)
    text = re.sub(r"\bdict\b(?!\[)", "dict[str, Any]", text)
    text = re.sub(r"\blist\b(?!\[)", "list[Any]", text)
    text = re.sub(r"\btuple\b(?!\[)", "tuple[Any, ...]", text)
    text = re.sub(r"\b(object|handle|function)\b", "Any", text)
    return re.sub(r"\b(\w+): (?!.*\1: )Any = (None)", r"\1: Any = \2", text)


def signatures(function):
    """(arguments, result) of every overload."""
    found = re.findall(r"^\s*(?:\d+\. )?\w+\((.*)\) -> (.+)$", function.__doc__ or "", re.MULTILINE)
    return [(modern(arguments), modern(result)) for arguments, result in dict.fromkeys(found)]


def function_lines(name, function, indent="", static=False):
    known = signatures(function)
    if not known and name == "__init__":  # made by other functions only
        known = [("self, *args: Any, **kwargs: Any", "None")]
    for arguments, result in known:
        arguments = re.sub(r"^self: [\w.]+", "self", arguments)
        result = "None" if name == "__init__" else result
        if len(known) > 1:
            yield f"{indent}@overload"
        if static:
            yield f"{indent}@staticmethod"
        yield f"{indent}def {name}({arguments}) -> {result}: ..."


def class_lines(name, kind):
    bases = [base.__name__ for base in kind.__bases__ if base.__module__ == kind.__module__]
    yield f"class {name}" + (f"({', '.join(bases)})" if bases else "") + ":"
    body = []
    for member, value in vars(kind).items():
        if inspect.isdatadescriptor(value) or isinstance(value, property):
            if member.startswith("__"):
                continue
            result = re.search(r"-> (.+)$", (value.fget.__doc__ or "").strip().splitlines()[-1] if value.fget and value.fget.__doc__ else "")
            type_name = modern(result[1]) if result else "Any"
            body += ["    @property", f"    def {member}(self) -> {type_name}: ..."]
            if value.fset is not None:
                body += [f"    @{member}.setter", f"    def {member}(self, value: {type_name}) -> None: ..."]
        elif callable(value) or isinstance(value, staticmethod):
            if member.startswith("__") and member not in ("__init__", "__len__", "__iter__", "__getitem__", "__enter__", "__exit__"):
                continue
            plain = value.__func__ if isinstance(value, staticmethod) else value
            body += function_lines(member, plain, "    ", isinstance(value, staticmethod))
    yield from body or ["    ..."]


def stub_of(module):
    lines = [HEAD]
    public = {name: value for name, value in vars(module).items() if not name.startswith("__") or name == "__version__"}
    for name, value in public.items():
        if inspect.isclass(value):
            lines += [*class_lines(name, value), ""]
        elif callable(value):
            lines += function_lines(name, value)
        elif not inspect.ismodule(value):
            lines.append(f"{name}: {type(value).__name__}")
    return "\n".join(lines) + "\n"


def main(module_path, stub_path):
    specification = importlib.util.spec_from_file_location("koppel._engine", module_path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    Path(stub_path).write_text(stub_of(module), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
