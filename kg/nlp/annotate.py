"""Run the model over one document. Needs a Document; gives its Parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import batched
from typing import TYPE_CHECKING

from kg.nlp.load import Model
from kg.nlp.parse import Parse, concatenate
from kg.nlp.repair import repair
from kg.nlp.text import Piece, pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH = 256
"""Texts that the model reads at once."""
Columns = tuple[list[str], list[str], list[str], list[str], list[str], list[int], list[int], list[str], list[bool]]


def annotate(text: str, model: Model) -> Parse:
    """Return the parse of `text`.

    The model sees the pieces of this text and no other, so that batches, and with them the last
    digits of its arithmetic, never depend on what else is in the build.
    """
    parts = pieces(text)
    docs = model.nlp.pipe(piece.text for piece in parts)
    return repair(concatenate(text, (_rows(piece, doc) for piece, doc in zip(parts, docs, strict=True))))


def annotate_all(texts: Iterable[str], model: Model) -> Iterator[Parse]:
    """Yield the parse of each text, in order; the model reads them in batches, several times as fast as one by one.

    Use it for texts that belong together and are always read together, such as the lines of a file.
    """
    cut = ((text, pieces(text)) for text in texts)
    for group in batched(cut, BATCH):
        docs = model.nlp.pipe([piece.text for _, parts in group for piece in parts])
        for text, parts in group:
            yield repair(concatenate(text, [_rows(piece, next(docs)) for piece in parts]))


def _rows(piece: Piece, doc: Doc) -> tuple[int, int, Columns, list[tuple[int, int]]]:
    columns: Columns = ([], [], [], [], [], [], [], [], [])
    words, lemma, pos, tag, dep, head, start, ent, ent_start = columns
    for token in doc:
        words.append(token.text)
        lemma.append(token.lemma_)
        pos.append(token.pos_)
        tag.append(token.tag_)
        dep.append(token.dep_)
        head.append(token.head.i)
        start.append(token.idx)
        ent.append(token.ent_type_)
        ent_start.append(token.ent_iob == 3)
    return piece.start, piece.paragraph, columns, [(sent.start, sent.end) for sent in doc.sents]
