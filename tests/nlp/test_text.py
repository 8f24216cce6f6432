"""Paragraphs and pieces: what the model reads, at the offsets of the text as it stands."""

from __future__ import annotations

import pytest

from kg.nlp.text import MAX_PIECE, paragraphs, pieces, plain


def words(text: str) -> list[str]:
    return [text[span.start : span.end] for span in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee’s", "Lee's"),
        ("‘no’", "'no'"),
        ("“Yes,” he said", '"Yes," he said'),
        ("«Sí»", '"Sí"'),
        ("„Ja“", '"Ja"'),
        ("Port\u00a0Lark", "Port Lark"),
        ("Claver\u2011Carone", "Claver-Carone"),
        ("a\tb", "a b"),
        ("Lee — Ray…", "Lee — Ray…"),
    ],
)
def test_text_plain_exchanges_one_for_one(text: str, expected: str) -> None:
    assert plain(text) == expected
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize("mark", ["’", "“", "”", "«", "\u00a0", "\u00ad", "\r\n", "😀", "é"])
def test_text_pieces_keep_offsets(mark: str) -> None:
    text = f"  Lee{mark}s plan.\n\n\tRay{mark} left.  \n"
    for piece in pieces(text):
        assert plain(text[piece.start : piece.start + len(piece.text)]) == piece.text
    assert [word for piece in pieces(text) for word in piece.text.split()] == plain(text).split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n \r\n\t", []),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\n\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("  Heading  \n\n body text", ["Heading", "body text"]),
        ("A DEAL IS SIGNED\nLee met Ray.", ["A DEAL IS SIGNED", "Lee met Ray."]),
    ],
)
def test_text_a_line_is_a_paragraph(text: str, expected: list[str]) -> None:
    assert words(text) == expected


WRAPPED = (
    "The harbour council met on Monday to vote on the new pier, and its\n"
    "chairwoman said that the vote would be repeated in March, once the\n"
    "engineers had looked at the drawings."
)


def test_text_hard_wrapped_lines_are_one_paragraph() -> None:
    assert words(WRAPPED) == [WRAPPED]


def test_text_blank_line_divides_wrapped_text() -> None:
    assert words(f"{WRAPPED}\n\n{WRAPPED}") == [WRAPPED, WRAPPED]


def test_text_wrapped_sentence_is_read_across_the_line_end() -> None:
    assert [piece.text for piece in pieces(WRAPPED)] == [WRAPPED.replace("\n", " ")]


def test_text_short_line_is_a_heading_of_its_own() -> None:
    assert words(f"A vote in the harbour\n{WRAPPED}") == ["A vote in the harbour", WRAPPED]


def test_text_list_items_stay_apart() -> None:
    items = [f"- item {n} of the long list of things that the council will do" for n in range(3)]
    assert words("\n".join(items)) == items


SENTENCE = "Ann Lee met Tom Ray in Port Lark. "


def test_text_huge_line_is_cut_at_sentence_ends() -> None:
    text = SENTENCE * 1_000
    found = pieces(text)
    assert len(found) > 1
    assert max(len(piece.text) for piece in found) <= MAX_PIECE
    assert all(piece.text.startswith("Ann Lee") for piece in found)


def test_text_cut_pieces_lose_nothing() -> None:
    text = (SENTENCE * 1_000).strip()
    assert "".join(piece.text for piece in pieces(text)) == text


def test_text_cut_pieces_are_one_paragraph() -> None:
    assert {piece.paragraph for piece in pieces(SENTENCE * 1_000)} == {0}


def test_text_endless_sentence_is_cut_at_spaces() -> None:
    text = ("ray " * 5_000).strip()
    found = pieces(text)
    assert max(len(piece.text) for piece in found) <= MAX_PIECE
    assert all(piece.text.startswith("ray") for piece in found)
    assert "".join(piece.text for piece in found) == text


def test_text_endless_word_is_cut_anywhere() -> None:
    text = "x" * (2 * MAX_PIECE + 5)
    assert [len(piece.text) for piece in pieces(text)] == [MAX_PIECE, MAX_PIECE, 5]
