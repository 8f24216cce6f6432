"""Plug-ins: readers and exporters that other packages add to kg's own.

A package adds one with an entry point in its pyproject.toml, in one of three groups:

    [project.entry-points."kg.readers"]      # suffix = a kg.read.text.Reader
    docx = "my_package:read_docx"

`kg.exporters` holds formats (name = a function of kg.export.Tables and a path); `kg.claims` is kept for extractors.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points

from kg.errors import KgError

READERS = "kg.readers"
CLAIMS = "kg.claims"
EXPORTERS = "kg.exporters"


def registered[T](group: str, own: Mapping[str, T]) -> dict[str, T]:
    """Return kg's `own` plug-ins of a group and those of installed packages, by name; a package's comes first.

    Raises KgError, naming the package, where one can't be loaded.
    """
    found = dict(own)
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        try:
            found[point.name] = point.load()
        except Exception as error:  # a foreign package may fail in any way
            package = point.dist.name if point.dist is not None else point.value
            raise KgError(
                f"The plug-in {point.name} of {package} can't be loaded ({error}). Repair or uninstall {package}."
            ) from error
    return found
