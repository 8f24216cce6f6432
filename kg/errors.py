"""The errors of `kg`. A message names the offender, the reason and the next step."""

from __future__ import annotations


class KgError(Exception):
    """Anything that `kg` can tell the user in one plain sentence."""


class InputError(KgError):
    """A file or folder can't be read or isn't what it should be."""


class RuleError(KgError):
    """A rule or lexicon file is wrong; the message names file and rule."""


class ModelMissing(KgError):
    """The language model isn't installed, or isn't the one that was asked for."""


class StoreError(KgError):
    """The store can't be opened or was written by another version."""
