"""Build a Parse by hand, so that rules are tested without a model."""

from __future__ import annotations

from kg.nlp.parse import Parse, Sentence

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "WDT": "PRON", "EX": "PRON", "VB": "VERB", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBN": "VERB",
    "VBG": "VERB", "MD": "AUX", "IN": "ADP", "TO": "PART", "RB": "ADV", "WRB": "ADV", "JJ": "ADJ", "DT": "DET",
    "CC": "CCONJ", "CD": "NUM", "POS": "PART", "RP": "ADP", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT",
    "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT",
}  # fmt: skip


def parse_of(*sentences: str) -> Parse:
    """Return the parse of sentences, one paragraph, written one token a line: `word lemma tag dep head [ent]`.

    `head` counts from 1 inside the sentence, 0 is the root; the words are joined by spaces. An entity goes on
    in the next token where its label begins with `I-`.
    """
    rows = [[line.split() for line in sentence.strip().splitlines()] for sentence in sentences]
    text = " ".join(row[0] for sentence in rows for row in sentence)
    parse = Parse(text, [], [], [], [], [], [], [], [], [], [], [], [])
    offset = 0
    for sentence in rows:
        base = len(parse)
        for word, lemma, tag, dep, head, *ent in sentence:
            here = len(parse)
            parse.words.append(word)
            parse.lemma.append(lemma)
            parse.pos.append("AUX" if dep in ("aux", "auxpass") or lemma == "be" else _POS[tag])
            parse.tag.append(tag)
            parse.dep.append(dep)
            parse.head.append(base + int(head) - 1 if int(head) else here)
            parse.start.append(offset)
            parse.end.append(offset + len(word))
            label = ent[0] if ent else ""
            parse.ent.append(label.removeprefix("I-"))
            parse.ent_start.append(bool(label) and not label.startswith("I-"))
            parse.sentence_of.append(len(parse.sentences))
            offset += len(word) + 1
        parse.sentences.append(Sentence(base, len(parse), 0))
    return parse


def flat(*lines: str) -> Parse:
    """Return a plain parse of sentences, good enough for what only reads names.

    They are written one `word/TAG`, `word=lemma/TAG` or `word/TAG/ENT` after the other.
    The first VBD (else the last token) is the root; a word before a noun of its run is its compound, a noun
    after a preposition its object, any other noun or pronoun subject or object of the root.
    """
    return parse_of(*("\n".join(_rows([item.split("/") for item in line.split()])) for line in lines))


def _rows(items: list[list[str]]) -> list[str]:
    tags = [item[1] for item in items]
    root = tags.index("VBD") if "VBD" in tags else len(items) - 1
    found = []
    for i, (form, tag, *ent) in enumerate(items):
        word, _, lemma = form.partition("=")
        lemma = lemma or (word if tag[:3] == "NNP" else word.lower())
        found.append(" ".join([word, lemma, tag, *_place(tags, i, root), *ent]))
    return found


def _place(tags: list[str], i: int, root: int) -> tuple[str, str]:
    """Return dependency and head (counted from 1) of a token of a flat parse."""
    after = tags[i + 1 : i + 2]
    if i == root:
        return "ROOT", "0"
    if tags[i] == "POS":
        return "case", str(i)
    if tags[i][:2] in ("NN", "JJ") and after and after[0][:2] in ("NN", "JJ"):
        return "amod" if tags[i] == "JJ" else "compound", str(_end(tags, i) + 1)
    if tags[i] in ("PRP$", "DT"):
        return "det" if tags[i] == "DT" else "poss", str(_end(tags, i + 1) + 1)
    if tags[i][:2] != "NN" and tags[i] != "PRP":
        return "prep" if tags[i] == "IN" else "dep", str(root + 1)
    if after == ["POS"]:
        return "poss", str(_end(tags, i + 2) + 1)
    first = next(j for j in range(i, -1, -1) if j == 0 or tags[j - 1][:2] not in ("NN", "JJ", "DT"))
    if first and tags[first - 1] == "IN":
        return "pobj", str(first)
    return ("nsubj" if i < root else "dobj"), str(root + 1)


def _end(tags: list[str], i: int) -> int:
    """Return the last token of the run of nouns and adjectives at `i`."""
    while i + 1 < len(tags) and tags[i + 1][:2] in ("NN", "JJ"):
        i += 1
    return min(i, len(tags) - 1)
