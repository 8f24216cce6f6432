"""What becomes of a file's bytes."""

from __future__ import annotations

import codecs
import hashlib
import os
from pathlib import Path

import pytest

from kg.model import Document
from kg.read import Skipped, read_documents


def read(folder: Path, data: bytes, name: str = "a.txt") -> Document | Skipped:
    (folder / name).write_bytes(data)
    (found,) = read_documents([folder / name])
    return found


def document(folder: Path, data: bytes) -> Document:
    found = read(folder, data)
    assert isinstance(found, Document), found
    return found


def warnings(folder: Path) -> list[str]:
    said: list[str] = []
    list(read_documents([folder], warn=said.append))
    return said


def test_read_takes_the_front_matter_off_and_leaves_the_text_unchanged(tmp_path: Path) -> None:
    data = b"---\ntitle: A 'deal'\ndate: 2025-09-14\nsource: The Courier\nauthor: [Ann, Bob]\nurl: http://x/?a=1\n"
    found = document(tmp_path, data + b"language: en\nother: {a: b}\n---\n\n Text \r\nmore\r\n")
    assert found.text == "\n Text \r\nmore\r\n"
    assert found == Document(
        "a", found.text, found.digest, "A 'deal'", "2025-09-14", "The Courier", "Ann, Bob", "http://x/?a=1", "en"
    )


def test_read_digest_is_of_the_bytes(tmp_path: Path) -> None:
    assert document(tmp_path, b"Text.").digest == hashlib.sha256(b"Text.").hexdigest()


@pytest.mark.parametrize(
    "data",
    [
        b"---\ntitle: [a\n---\nText.",
        b"---\njust words\n---\nText.",
        b"---\n? [a]: b\n---\nText.",
        b"---\n- a\n- b\n---\nText.",
        b"---\n" + b"[" * 5_000 + b"\n---\nText.",
    ],
    ids=["broken", "a scalar", "a list as key", "a list", "deep"],
)
def test_read_takes_a_block_that_is_no_yaml_mapping_as_text(tmp_path: Path, data: bytes) -> None:
    assert document(tmp_path, data).text == data.decode()
    assert ["read as text" in warning for warning in warnings(tmp_path)] == [True]


@pytest.mark.parametrize("data", [b"Text\n---\ntitle: x\n---\n", b"---\ntitle: x\nText.", b"--- \nText."])
def test_read_finds_no_front_matter_where_there_is_none(tmp_path: Path, data: bytes) -> None:
    assert document(tmp_path, data).text == data.decode()
    assert warnings(tmp_path) == []


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-02-03", "2025-02-03"),
        ("2025-02-03T10:00:00Z", "2025-02-03"),
        ("'2025-02-03'", "2025-02-03"),
        ("20250203", "2025-02-03"),
        ("February 3, 2025", "2025-02-03"),
        ("3 Feb 2025", "2025-02-03"),
        ("Mon, 03 Feb 2025 10:00:00 +0000", "2025-02-03"),
        ("2025-13-45", None),
        ("02/03/2025", None),
        ("yesterday", None),
    ],
)
def test_read_understands_dates_and_warns_of_others(tmp_path: Path, written: str, date: str | None) -> None:
    assert document(tmp_path, f"---\ndate: {written}\n---\nText.".encode()).published == date
    assert len(warnings(tmp_path)) == (date is None)


@pytest.mark.parametrize("empty", ["", "null", "~", "''"])
def test_read_takes_an_empty_field_as_none(tmp_path: Path, empty: str) -> None:
    found = document(tmp_path, f"---\ntitle: {empty}\ndate: {empty}\n---\nText.".encode())
    assert (found.title, found.published) == (None, None)
    assert warnings(tmp_path) == []


def test_read_takes_the_date_of_the_dateline(tmp_path: Path) -> None:
    assert document(tmp_path, "SAN SALVADOR, Feb. 2, 2025 — It rained.".encode()).published == "2025-02-02"


def test_read_takes_the_front_matter_before_the_dateline(tmp_path: Path) -> None:
    data = "---\ndate: 2025-02-03\n---\nLIMA, Feb. 2, 2025 — It rained.".encode()
    assert document(tmp_path, data).published == "2025-02-03"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (codecs.BOM_UTF8 + "Galdámez".encode(), "Galdámez"),
        (codecs.BOM_UTF8 + b"---\ntitle: x\n---\nText.", "Text."),
        ("Galdámez – “sí”".encode("cp1252"), "Galdámez – “sí”"),
        ("El año pasado".encode("latin-1"), "El año pasado"),
        ("\ufeffGaldámez".encode("utf-16-le"), "Galdámez"),
        ("Galdámez".encode("utf-16"), "Galdámez"),
        (b"undefined \x81 in Windows-1252", "undefined \x81 in Windows-1252"),
        ("Привет, мир! Как дела? Сегодня хорошая погода.".encode("cp1251"), None),
        (
            b"A bell \x07 rings \x1b[31mred in a text that is longer",
            "A bell \x07 rings \x1b[31mred in a text that is longer",
        ),
        ("Lone \ud800 surrogate".encode("utf-8", "surrogatepass"), None),
    ],
)
def test_read_detects_the_encoding(tmp_path: Path, data: bytes, text: str | None) -> None:
    found = document(tmp_path, data).text
    assert text is None or found == text
    found.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"---\ntitle: x\n---\n \n", "is empty"),
        (b"%PDF-1.7\0\0\0", "is binary"),
        (bytes(range(1, 32)) * 20, "is binary"),
        (b"\xff\xfe\x00", "is binary"),
    ],
)
def test_read_skips_what_is_no_text(tmp_path: Path, data: bytes, reason: str) -> None:
    found = read(tmp_path, data)
    assert isinstance(found, Skipped)
    assert found.reason.startswith(reason)


def test_read_skips_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = read(tmp_path, b"Text.")
    assert isinstance(found, Skipped)
    assert "no permission" in found.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_read_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (found,) = read_documents([tmp_path])
    assert isinstance(found, Skipped)
    assert "no ordinary file" in found.reason


def test_read_takes_a_line_of_five_megabytes(tmp_path: Path) -> None:
    data = b"Peru and Norway signed an agreement on Friday. " * 110_000
    assert len(document(tmp_path, data).text) == len(data)


def test_read_yields_the_skipped_and_the_read_in_order(tmp_path: Path) -> None:
    for name, text in (("b.txt", "B."), ("a.txt", "A."), ("c.txt", "")):
        (tmp_path / name).write_text(text)
    found = list(read_documents([tmp_path / "c.txt", tmp_path / "b.txt", tmp_path / "a.txt", tmp_path / "gone.txt"]))
    assert [row.id if isinstance(row, Document) else Path(row.path).name for row in found] == [
        "gone.txt", "a", "b", "c.txt",
    ]  # fmt: skip
