"""kg turns news articles into a graph of who did what, each line with the sentence that says so.

    import kg
    report = kg.build(["my-articles"], "output")

Names are loaded when first used, so that `import kg` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg import export
    from kg.graph.build import build_graph
    from kg.pipeline import build
    from kg.store import open_store

__version__ = "0.1.0"
__all__ = ["__version__", "build", "build_graph", "export", "open_store"]

_HOMES = {"build": "kg.pipeline", "build_graph": "kg.graph.build", "open_store": "kg.store"}


def __getattr__(name: str) -> object:
    """Return a public name from the module it lives in."""
    if name == "export":
        return import_module("kg.export")
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
