"""When an article was published, from its front matter or its dateline."""

from __future__ import annotations

import datetime
import re

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_ISO = re.compile(r"(?P<year>\d{4})([-/.]?)(?P<number>\d{2})\2(?P<day>\d{2})(?!\d)")
_WORDS = re.compile(
    rf"(?:[a-z]+,?\s+)?(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('month', 'month2')},?\s+(?P<year2>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
# SAN SALVADOR, El Salvador, Feb. 2, 2025 (Reuters) —
_DATELINE = re.compile(
    r"""^[ \t]*[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}                     # the town, in capitals
        (?:,[ ][^\W\d][^\n\r\d,(]{1,30}?)??                    # its country
        [,(]?[ ]+[(]?(?P<date>(?=\d|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[^\n\r]{6,25}?\d{4})[)]?
        \s*(?:[(][^)\n\r]{2,40}[)]\s*)?                        # the agency
        (?:[—–]|--?\s)""",
    re.MULTILINE | re.VERBOSE,
)
# a line with a date and nothing else
_ALONE = re.compile(
    r"""^[ \t]*(?:(?:published|posted|updated|date)\b[^\n\r\d]{0,12}?[:\s]\s*)?
        (?P<date>[A-Za-z\d][^\n\r]{4,30}?\d{2})(?:[T, |]+[\d:.]+[ ]?[A-Z.]{0,4})?[ \t]*\r?$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
HEAD = 600
"""How many characters of a text may hold its dateline."""


def parse_date(words: str) -> str | None:
    """Return the ISO date that `words` begin with (`2025-02-02T10:00`, `Feb. 2, 2025`, `Sun, 2 Feb 2025`), or None.

    A date of digits alone is read only with the year in front: `02/03/2025` means two days.
    """
    words = words.strip()
    found = _ISO.match(words)
    if found:
        return _date(found["year"], int(found["number"]), found["day"])
    found = _WORDS.match(words)
    if found is None:
        return None
    name = (found["month"] or found["month2"])[:3].lower()
    number = next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(name))
    return _date(found["year"] or found["year2"], number, found["day"] or found["day2"])


def dateline(text: str) -> str | None:
    """Return the ISO date of the dateline at the head of a text, or of a line that is a date; None without one."""
    head = text[:HEAD]
    places = [*_DATELINE.finditer(head), *_ALONE.finditer(head)]
    for found in sorted(places, key=lambda match: match.start()):
        date = parse_date(found["date"])
        if date is not None:
            return date
    return None


def _date(year: str, month: int, day: str) -> str | None:
    try:
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
