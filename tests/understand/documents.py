"""Small sources for the tests of `understand`: plain text in, Source or Briefing out, without files."""

from __future__ import annotations

import hashlib
import re

from briefgen import understand
from briefgen.model import UNKNOWN, Block, Briefing, Known, Source
from briefgen.settings import DEFAULT_MODEL


def source_of(text: str, *, date: str | None = None, name: str = "case") -> Source:
    """A source whose paragraphs are the lines of the text; `date` (YYYY-MM-DD) is the document's."""
    return Source(
        id=name,
        file=f"{name}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        encoding="utf-8",
        title=Known("A case", "front matter"),
        date=Known(date, "front matter") if date else UNKNOWN,
        outlet=UNKNOWN,
        author=UNKNOWN,
        url=UNKNOWN,
        language=UNKNOWN,
        dateline=UNKNOWN,
        topics=(),
        blocks=tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text) if m.group().strip()),
        repairs=(),
        unused=(),
    )


def briefing_of(text: str, *, date: str | None = None, name: str = "case") -> Briefing:
    """Everything found in the text by the pinned model."""
    return understand.briefing(source_of(text, date=date, name=name), DEFAULT_MODEL)
