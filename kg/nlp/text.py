"""Prepare text for the model without moving an offset: same length in, same length out.

The model was trained on plain quotes and apostrophes; typographic ones make it mistake names
(*Donald Trump’s* becomes one name), so each is exchanged for one plain character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "‚": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ", "\x0b": " ", "\x0c": " ",
        "\u00ad": "-", "‐": "-", "‑": "-", "\r": " ", "\n": " ",
    }
)  # fmt: skip
_FOOTNOTE = re.compile(r"(?<=\S)(?:\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)\])+")
"""What encyclopedias put behind a statement; glued to a full stop it would join two sentences."""
_LINE = re.compile(r"[^\r\n]+")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")
MAX_PIECE = 8_000
"""Longest piece, in characters, given to the model at once; longer paragraphs are cut at sentence ends."""
_WRAP_WIDTHS = (40, 100)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document for the model: `start` is its offset, `text` is plain and of equal length."""

    start: int
    text: str
    paragraph: int


def plain(text: str) -> str:
    """Return `text` with plain quotes, apostrophes and spaces, footnote marks blank; the length never changes."""
    return _FOOTNOTE.sub(lambda mark: " " * len(mark[0]), text.translate(_PLAIN))


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text`, in order, without surrounding white space.

    A line is a paragraph of its own, except in hard-wrapped text, where lines of much the same
    width follow each other and only blank lines divide.
    """
    lines = [
        Span(m.start() + len(m.group()) - len(m.group().lstrip()), m.end() - len(m.group()) + len(m.group().rstrip()))
        for m in _LINE.finditer(text)
        if m.group().strip()
    ]
    found: list[Span] = []
    for line in lines:
        if found and _continues(text, found[-1], line):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _continues(text: str, before: Span, line: Span) -> bool:
    """Is `line` the next line of a hard-wrapped paragraph that ends at `before.end`?"""
    gap = text[before.end : line.start]
    if gap.count("\n") > 1 or gap.count("\r") > 1:
        return False
    last = text.rfind("\n", before.start, before.end)
    width = before.end - max(last + 1, before.start)
    if not _WRAP_WIDTHS[0] <= width <= _WRAP_WIDTHS[1]:
        return False
    ends_open = text[before.end - 1] not in ".!?:\"”'"
    return text[line.start].islower() or (ends_open and last >= 0 and text[line.start] not in "#*-•>|")


def pieces(text: str) -> list[Piece]:
    """Return what the model reads, in order: paragraphs, cut at sentence ends where very long."""
    found = []
    for number, span in enumerate(paragraphs(text)):
        body = plain(text[span.start : span.end])
        for start, end in _cuts(body):
            found.append(Piece(span.start + start, body[start:end], number))
    return found


def _cuts(body: str) -> list[tuple[int, int]]:
    """Cut `body` into stretches of at most MAX_PIECE characters, at sentence ends where there are any."""
    if len(body) <= MAX_PIECE:
        return [(0, len(body))]
    ends = [m.end() for m in _SENTENCE_END.finditer(body)]
    cuts, start, last = [], 0, 0
    for end in [*ends, len(body)]:
        while end - start > MAX_PIECE:
            if last <= start:  # one sentence longer than a piece: cut at a space
                space = body.rfind(" ", start + 1, start + MAX_PIECE)
                last = space + 1 if space > start else start + MAX_PIECE
            cuts.append((start, last))
            start = last
        last = end
    if start < len(body):
        cuts.append((start, len(body)))
    return cuts
