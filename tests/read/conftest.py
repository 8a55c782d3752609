"""A document as a test writes it, read without a disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model import Source
from briefgen.read.document import source_of
from briefgen.read.folder import Document
from briefgen.read.yaml_values import Values


@pytest.fixture(scope="session")
def read_text():
    """Reads text, or bytes, as the file `name`."""

    def read(text: str | bytes, name: str = "harbour.txt") -> Source:
        raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        return source_of(raw, Document(Path(name), name, "harbour"), name, Values())[0]

    return read
