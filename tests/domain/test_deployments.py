"""The same files have the same hash, other files another."""

from hypothesis import given
from hypothesis import strategies as st

from engine.domain.deployments import content_hash

FILES = st.dictionaries(st.text(max_size=4), st.binary(max_size=4), max_size=4)


@given(FILES, FILES)
def test_two_sets_of_files_have_the_same_hash_only_if_they_are_the_same(one, other):
    assert (content_hash(one) == content_hash(other)) == (one == other)
