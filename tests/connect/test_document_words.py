"""Words are looked for in the text itself: what is found is what a list of all its words would give."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.connect.document_words import LETTERS, LOOK_BACK, Document
from briefgen.connect.wording import WORD, stem
from briefgen.model import UNKNOWN, Block, Briefing, Source

NAMES = ("Northern", "Light's", "U.S.", "Q&A", "ΟΔΟΣ", "İstanbul")
WORDS = st.sampled_from(
    (*NAMES, "ferry", "Ferries", "ferry's", "a.ferry", "ﬁre_ferry", "Unit", "the", "οδος", "12", "-")
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", ", ", ".", "-", "", "  ", "_", "’"]))).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


def document(text):
    source = Source(
        *("a", "a.txt", "0", text, "utf-8", *[UNKNOWN] * 7, (), (Block(0, len(text), "paragraph"),), (), ())
    )
    return Document(Briefing(source, (), (), (), (), (), (), (), (), (), ()))


@given(TEXTS, st.integers(min_value=0, max_value=200))
def test_the_same_words_are_found_as_in_a_list_of_all(text, before):
    every = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]
    here = document(text)
    for noun in {stem(word) for _, _, word in every}:
        alike = [(a, word) for a, _, word in every if a < before and word[:LETTERS].lower() == noun[:LETTERS]]
        assert list(here._spoken_of(noun, before)) == alike[::-1]
    for place, (start, _, _) in enumerate(every):
        assert here._words_before(start) == every[max(place - LOOK_BACK, 0) : place][::-1]


def test_words_are_found_far_behind_long_ones():
    text = " ".join(["Northern" * 30] * 9 + ["ferry"])
    assert [len(word) for _, _, word in document(text)._words_before(text.index("ferry"))] == [240] * LOOK_BACK
