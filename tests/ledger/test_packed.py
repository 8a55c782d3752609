"""Statements of a ledger are kept small and come back as they were."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.corpus import Wording
from briefgen.ledger.statements import Packed, Statement

STATEMENTS = st.lists(
    st.builds(
        Statement, st.text(), st.text(), st.builds(Wording, st.text(), st.text()), st.integers(min_value=0), st.text()
    )
).map(tuple)


@given(STATEMENTS, STATEMENTS)
def test_packed_statements_are_equal_to_those_they_were_made_from_and_to_no_others(some, others):
    packed = Packed(some)
    assert (tuple(packed), len(packed), hash(packed)) == (some, len(some), hash(some))
    assert packed == some
    assert (packed == others) == (Packed(others) == packed) == (some == others)


def test_a_packed_statement_can_be_had_by_its_place():
    some = tuple(Statement(f"f-{n}", "fact", Wording(f"Word {n}.")) for n in range(3))
    assert Packed(some)[1] == some[1]
    assert Packed(some)[1:] == some[1:]
