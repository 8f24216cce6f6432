"""Which profiles are worth comparing.

Comparing every name with every other takes a time that grows with the square of their number. Names that can
mean one thing share a form, a surname, or all words but one; an index finds those at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.resolve.compare import is_full, surnames
from kg.resolve.profile import Profile
from kg.resolve.sound import skeleton


class Blocks:
    """An index of profiles by what they could share with a shorter or rarer name."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._index: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
        for profile in profiles:
            for key in _offers(profile):
                self._index[key].append(profile)

    def near(self, profile: Profile) -> list[Profile]:
        """Return the profiles that may be the same thing, each once, the profile itself left out."""
        found = {id(other): other for key in _asks(profile) for other in self._index.get(key, ())}
        found.pop(id(profile), None)
        return list(found.values())


def _offers(profile: Profile) -> Iterator[tuple[object, ...]]:
    for form in profile.forms:
        yield "form", form
    if is_full(profile):
        for word in {*profile.words[1:], *surnames(profile)}:
            yield "surname", word
        yield from _gaps(profile)
        yield from _sounds(profile)


def _asks(profile: Profile) -> Iterator[tuple[object, ...]]:
    for form in profile.forms:
        yield "form", form
    if not profile.confirmed:
        return
    if profile.is_short:
        yield "surname", " ".join(profile.words)
    elif is_full(profile):
        yield "surname", profile.words[-1]
        yield from _gaps(profile)
        yield from _sounds(profile)


def _sounds(profile: Profile) -> Iterator[tuple[object, ...]]:
    """Yield what full names that sound alike share."""
    yield "sound", len(profile.words), skeleton(profile.words[-1]), profile.words[0][0]


def _gaps(profile: Profile) -> Iterator[tuple[object, ...]]:
    """Yield the name with each of its words left out in turn."""
    for place in range(len(profile.words)):
        yield "gap", place, profile.words[:place], profile.words[place + 1 :]
