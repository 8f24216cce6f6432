"""Files become documents: what is given is found, opened, decoded and freed of its front matter."""

from __future__ import annotations

from kg.read.documents import read_documents
from kg.read.find import Found, Skipped, SourceFile, find

__all__ = ["Found", "Skipped", "SourceFile", "find", "read_documents"]
