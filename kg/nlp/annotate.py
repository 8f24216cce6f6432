"""Run the model over texts. Needs texts; gives their Parses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, tee
from typing import TYPE_CHECKING

from kg.nlp.load import Model
from kg.nlp.parse import Parse, concatenate
from kg.nlp.repair import repair
from kg.nlp.text import Piece, pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH, BATCH_TEXT = 256, 40_000
"""So many pieces, or characters of text, the model reads at once: larger matrices take more time to find room for."""
Columns = tuple[list[str], list[str], list[str], list[str], list[str], list[int], list[int], list[str], list[bool]]


def annotate(text: str, model: Model) -> Parse:
    """Return the parse of `text`."""
    return next(annotate_all([text], model))


def annotate_all(texts: Iterable[str], model: Model) -> Iterator[Parse]:
    """Yield the parse of each text, in order; the model reads them in batches, faster than one by one.

    A text's parse is the same alone and in any batch: each row of the model's matrices is worked out by itself.
    A test holds the two against each other, for this rests on the arithmetic library.
    """
    given, copy = tee((text, pieces(text)) for text in texts)
    rows = chain.from_iterable(
        map(_rows, batch, model.nlp.pipe([piece.text for piece in batch]))
        for batch in _batches(piece for _, parts in copy for piece in parts)
    )
    for text, parts in given:
        yield repair(concatenate(text, list(islice(rows, len(parts)))))


def _batches(given: Iterable[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    size = 0
    for piece in given:
        batch.append(piece)
        size += len(piece.text)
        if len(batch) == BATCH or size >= BATCH_TEXT:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _rows(piece: Piece, doc: Doc) -> tuple[int, int, Columns, list[tuple[int, int]]]:
    strings = doc.vocab.strings
    named = doc.to_array(["ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]).T.tolist()
    words, lemma, pos, tag, dep, ent = ([strings[value] for value in column] for column in named)
    columns: Columns = (
        words, lemma, pos, tag, dep,
        [token.head.i for token in doc],
        [token.idx for token in doc],
        ent,
        [value == 3 for value in doc.to_array(["ENT_IOB"]).tolist()],
    )  # fmt: skip
    return piece.start, piece.paragraph, columns, [(sent.start, sent.end) for sent in doc.sents]
