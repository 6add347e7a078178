"""The package's modules import each other without going round in circles, at the top of a file and inside functions."""

import ast
import os
from pathlib import Path

PACKAGE = Path(os.environ["KOPPEL_SOURCE_DIR"]) / "bindings" / "python" / "koppel"


def module_name(path, package="koppel"):
    return package if path.stem == "__init__" else f"{package}.{path.stem}"


def is_for_types_only(node):
    """`if TYPE_CHECKING:` is never entered by a program."""
    test = node.test if isinstance(node, ast.If) else None
    return getattr(test, "id", getattr(test, "attr", None)) == "TYPE_CHECKING"


def import_nodes(nodes):
    for node in nodes:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node
        else:
            yield from import_nodes(node.orelse if is_for_types_only(node) else ast.iter_child_nodes(node))


def imported(tree, modules, package="koppel"):
    """The modules of the package that a file imports, by name."""
    found = set()
    for node in import_nodes(tree.body):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            base = node.module or package if node.level == 0 else ".".join(filter(None, (package, node.module)))
            inside = [f"{base}.{alias.name}" for alias in node.names]
            names = [name if name in modules else base for name in inside]
        found.update(name for name in names if name in modules)
    return found


def graph_of(package):
    files = {module_name(path): path for path in sorted(package.glob("*.py"))}
    modules = {*files, "koppel._engine"}  # the compiled half, which imports nothing of the package
    graph = {name: imported(ast.parse(path.read_text(encoding="utf-8")), modules) for name, path in files.items()}
    return {**graph, "koppel._engine": set()}


def find_cycle(graph):
    """A list of modules of which each imports the next, and the last the first; or nothing."""
    done = set()

    def search(module, path):
        if module in path:
            return path[path.index(module) :]
        if module in done:
            return None
        for other in sorted(graph[module]):
            if cycle := search(other, [*path, module]):
                return cycle
        done.add(module)
        return None

    return next(filter(None, (search(module, []) for module in sorted(graph))), None)


def test_no_module_imports_itself_by_way_of_others():
    assert find_cycle(graph_of(PACKAGE)) is None


def test_a_cycle_would_be_found(tmp_path):
    def cycle_of(**files):
        for old in tmp_path.glob("*.py"):
            old.unlink()
        for name, text in files.items():
            (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
        return find_cycle(graph_of(tmp_path))

    assert cycle_of(a="from koppel import b", b="import koppel.a") == ["koppel.a", "koppel.b"]
    assert cycle_of(a="def f():\n    from koppel.b import g", b="from koppel.a import f") == ["koppel.a", "koppel.b"]
    assert cycle_of(a="from . import b", b="from .c import x", c="from koppel.a import y") == ["koppel.a", "koppel.b", "koppel.c"]
    assert cycle_of(__init__="from koppel.a import f", a="import koppel") == ["koppel", "koppel.a"]
    for_types = "import typing\nif typing.TYPE_CHECKING:\n    import koppel.b\n"
    assert cycle_of(a=for_types, b="import koppel.a") is None
    assert cycle_of(a=for_types + "else:\n    import koppel.b", b="import koppel.a") == ["koppel.a", "koppel.b"]
