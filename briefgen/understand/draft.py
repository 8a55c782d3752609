"""What direct.py and indirect.py find, before anybody knows who speaks.

In: nothing. Out: `Draft`, which speakers.py turns into a `Quote`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.model import Evidence
    from briefgen.understand.speech import Saying


@dataclass(slots=True)
class Draft:
    """A quotation with the phrase that names its speaker still unresolved.

    Attributes:
        words: What was said, without marks.
        span: The tokens of it.
        frame: First and last token of the quotation with its frame.
        direct: In the speaker's own words.
        rule: How it was found.
        saying: Its verb of saying; None where it has none.
        cue: The words that license it; None where it stands alone.
        head: Head of the phrase that names the speaker; None where the text names nobody here.
        label: The speaker as a transcript names it ("JANE DOE"); None elsewhere.
        like: A draft whose speaker is this one's too.
        doubt: Why the attribution is a guess; None where it is none.
        channel: Head of the phrase that names who hands the words on; None where they come directly.
        within: The direct quotation that it is part of; its speaker is "I", and hands the words of others on.
    """

    words: Evidence
    span: Span
    frame: tuple[Token, Token]
    direct: bool
    rule: str
    saying: Saying | None = None
    cue: Span | None = None
    head: Token | None = None
    label: Span | None = None
    like: Draft | None = None
    doubt: str | None = None
    channel: Token | None = None
    within: Draft | None = None
