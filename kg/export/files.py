"""Write a text file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def atomic_write(path: str | os.PathLike[str]) -> Iterator[TextIO]:
    """Open `path` for writing in UTF-8 with `\\n` line ends; what was there stays until all is written.

    Missing folders are made. If the block raises, `path` is as before and nothing else is left. A
    lone surrogate, which UTF-8 cannot hold, becomes `?`.
    """
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            yield file
        os.chmod(name, 0o644)  # mkstemp lets only the owner read
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
