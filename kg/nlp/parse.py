"""The parse of a document as plain columns, so that rules run fast and tests need no model."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg.model import Quote


@dataclass(frozen=True)
class Sentence:
    """Tokens `first` to `last` (exclusive) of a parse, and the number of their paragraph."""

    first: int
    last: int
    paragraph: int


@dataclass(frozen=True)
class Parse:
    """One row per token, by column; all columns have the same length.

    `words` are plain (typographic quotes exchanged), `start`/`end` are code points into `text`, the
    document's own text. `head` is the index of the syntactic head, a root its own. `ent` is the
    model's entity label or "", `ent_start` tells where a new entity begins.
    """

    text: str
    words: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    ent: list[str]
    ent_start: list[bool]
    sentences: list[Sentence]
    sentence_of: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [word.lower() for word in self.words]

    @cached_property
    def _children(self) -> list[list[int]]:
        table: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.head):
            if head != i:
                table[head].append(i)
        return table

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """First and last token (inclusive) of each token's subtree."""
        left, right = list(range(len(self))), list(range(len(self)))
        order = sorted(range(len(self)), key=self.depth.__getitem__, reverse=True)
        for i in order:
            head = self.head[i]
            if left[i] < left[head]:
                left[head] = left[i]
            if right[i] > right[head]:
                right[head] = right[i]
        return left, right

    @cached_property
    def depth(self) -> list[int]:
        """Distance of each token from its root."""
        depth = [0] * len(self)
        level = [i for i, head in enumerate(self.head) if head == i]
        distance = 0
        while level:
            for i in level:
                depth[i] = distance
            level = [c for i in level for c in self._children[i]]
            distance += 1
        return depth

    def children(self, i: int, *deps: str) -> list[int]:
        """Return the children of token `i`, in order; only those with one of `deps` where any are given."""
        if not deps:
            return self._children[i]
        return [c for c in self._children[i] if self.dep[c] in deps]

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first child of `i` with one of `deps`, or None."""
        for c in self._children[i]:
            if self.dep[c] in deps:
                return c
        return None

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the heads of `i`, nearest first, up to its root."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def quote(self, first: int, last: int) -> Quote:
        """Return the document's words from token `first` to token `last`, both included."""
        start, end = self.start[first], self.end[last]
        return Quote(self.text[start:end], start, end)

    def sentence_quote(self, number: int) -> Quote:
        """Return the words of a sentence."""
        sentence = self.sentences[number]
        return self.quote(sentence.first, sentence.last - 1)

    def tokens_at(self, start: int, end: int) -> tuple[int, int] | None:
        """Return first and last token of the span start..end (code points), or None where no token lies in it."""
        first = bisect_right(self.end, start)
        last = bisect_left(self.start, end) - 1
        return (first, last) if first <= last else None


def concatenate(
    text: str, rows: Iterable[tuple[int, int, Sequence[Sequence[object]], Sequence[tuple[int, int]]]]
) -> Parse:
    """Join the parses of a document's pieces into one.

    Each row is (offset, paragraph, columns, sentences): columns hold words, lemma, pos, tag, dep,
    head, start, ent, ent_start, with heads, starts and sentence bounds counted inside the piece.
    """
    parse = Parse(text, [], [], [], [], [], [], [], [], [], [], [], [])
    for offset, paragraph, columns, sentences in rows:
        base = len(parse)
        words, lemma, pos, tag, dep, head, start, ent, ent_start = columns
        parse.words.extend(words)  # type: ignore[arg-type]
        parse.lemma.extend(lemma)  # type: ignore[arg-type]
        parse.pos.extend(pos)  # type: ignore[arg-type]
        parse.tag.extend(tag)  # type: ignore[arg-type]
        parse.dep.extend(dep)  # type: ignore[arg-type]
        parse.head.extend(h + base for h in head)  # type: ignore[operator]
        parse.start.extend(s + offset for s in start)  # type: ignore[operator]
        parse.end.extend(s + offset + len(w) for s, w in zip(start, words, strict=True))  # type: ignore[operator,arg-type]
        parse.ent.extend(ent)  # type: ignore[arg-type]
        parse.ent_start.extend(ent_start)  # type: ignore[arg-type]
        for first, last in sentences:
            parse.sentence_of.extend([len(parse.sentences)] * (last - first))
            parse.sentences.append(Sentence(base + first, base + last, paragraph))
    return parse
