"""Imports point one way: each part of kg sees only the parts that docs and architecture say it may see."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "kg"
MODULES = sorted(PACKAGE.rglob("*.py"))

BASE = {"model", "ids", "errors"}
RULES = BASE | {"rules", "config", "plugins", "data"}
READING = RULES | {"read", "nlp"}
CLAUSES = READING | {"coref", "propositions"}
ANALYSIS = CLAUSES | {"claims"}
OUTPUT = BASE | {"web"}

# what each part may import beside itself
MAY_SEE = {
    "model": set(),
    "ids": set(),
    "errors": set(),
    "rules": BASE,
    "wikidata": BASE | {"rules"},
    "fields": BASE | {"rules"},
    "namesakes": BASE | {"rules"},
    "check": BASE | {"rules", "fields", "wikidata"},
    "config": BASE,
    "plugins": BASE,
    "data": set(),
    "web": set(),
    "read": RULES,
    "nlp": RULES,
    "coref": READING,
    "propositions": READING | {"coref"},
    "claims": CLAUSES,
    "analysis": ANALYSIS,
    "store": BASE,
    "resolve": BASE | {"rules", "fields", "store"},
    "graph": OUTPUT | {"namesakes", "wikidata"},
    "export": OUTPUT | {"graph", "store"},
    "evaluate": BASE,
    "report": READING,
    "workers": ANALYSIS | {"analysis", "store"},
    "corrections": BASE | {"pipeline", "report", "resolve", "store"},
    "explain": BASE | {"corrections", "resolve", "store"},
    "pipeline": ANALYSIS | {"analysis", "store", "resolve", "graph", "export", "report", "workers"},
}
# the packages that only some parts may use; kg.cli and kg itself may import any part of kg
ONLY_IN = {
    "spacy": {"nlp", "coref", "propositions", "claims"},
    "networkx": {"graph", "export"},
    "pyvis": {"export/html.py"},
    "click": {"cli"},
    "sqlite3": {"store"},
    "lxml": {"export"},
    "yaml": {"rules", "read"},
}


def part(module: Path) -> str:
    """Return the part of kg that a module belongs to: its folder below kg/, or its own name."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[str]:
    """Yield the full names of what a module imports, wherever in it, type checking included."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import; write it out"
            if node.module == "kg":
                yield from (f"kg.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_layers_imports_point_one_way(module: Path) -> None:
    own = part(module)
    if own in ("__init__", "__main__", "cli"):
        return
    seen = {name.split(".")[1] for name in imports(module) if name.startswith("kg.")}
    assert seen - MAY_SEE[own] - {own} == set(), f"kg.{own} may not import these"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_layers_packages_stay_in_their_place(module: Path) -> None:
    used = {name.split(".")[0] for name in imports(module)} & ONLY_IN.keys()
    path = module.relative_to(PACKAGE).as_posix()
    assert {package for package in used if not ONLY_IN[package] & {part(module), path}} == set()


def test_layers_name_every_part() -> None:
    assert {part(module) for module in MODULES} - {"__init__", "__main__", "cli"} == MAY_SEE.keys()


def test_layers_have_no_circle() -> None:
    """Two parts never see each other, directly or by way of others."""

    def below(name: str, above: tuple[str, ...] = ()) -> None:
        assert name not in above, " > ".join((*above, name))
        for seen in MAY_SEE.get(name, set()):
            below(seen, (*above, name))

    below("explain")
