from functools import reduce
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.dmn.analysis.boxes import Box, Cover, OutOfSteps, Steps, grown, meet, volume

WHOLE = (0b111, 0b1111, 0b11)
boxes = st.tuples(*(st.integers(1, whole) for whole in WHOLE))
some_boxes = st.lists(boxes, max_size=8)


def points(box):
    """All combinations of pieces in a box."""
    return set(product(*([n for n in range(pieces.bit_length()) if pieces >> n & 1] for pieces in box)))


def covered(some):
    """All points of some boxes."""
    return reduce(set.union, map(points, some), set())


def cover(some, **facts):
    """A cover with time enough."""
    return Cover(some, Steps(100_000), **facts)


@given(boxes, some_boxes)
def test_a_corner_is_left_free_exactly_where_no_box_is(box, some):
    corner = cover(some).corner_left_free(box, range(len(some)))
    if corner is None:
        assert points(box) <= covered(some)
    else:
        assert points(corner)
        assert points(corner) <= points(box) - covered(some)


@given(boxes, some_boxes)
def test_the_boxes_that_were_used_cover_a_box_alone(box, some):
    used = cover(some).covers(box, range(len(some)))
    assert (used is not None) == (points(box) <= covered(some))
    assert used is None or points(box) <= covered(some[number] for number in used)


@given(some_boxes)
def test_disjoint_boxes_are_counted_instead_of_searched(some):
    apart: list[Box] = []
    for box in some:
        if all(not volume(meet(box, other)) for other in apart):
            apart.append(box)
    corner = cover(apart, disjoint=True).corner_left_free(WHOLE, range(len(apart)))
    assert (corner is None) == (covered(apart) == points(WHOLE))


@given(boxes, some_boxes)
def test_a_box_grows_as_far_as_the_others_let_it(box, some):
    others = [other for other in some if not volume(meet(box, other))]
    large = grown(box, WHOLE, others)
    assert points(box) <= points(large) <= points(WHOLE) - covered(others)
    assert grown(large, WHOLE, others) == large


def test_too_much_work_is_given_up():
    with pytest.raises(OutOfSteps):
        Cover([(0b01, 0b01), (0b10, 0b01)], Steps(2)).covers((0b11, 0b11), range(2))
