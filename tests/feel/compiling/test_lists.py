from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from engine.feel import evaluate
from tests.feel.compiling.values import listed, number, small, value

lists = st.lists(small, max_size=7)


@given(lists, small)
def test_a_filter_keeps_what_fulfils_its_condition(items, x):
    assert value(f"{listed(items)}[item > {number(x)}]") == [item for item in items if item > x]
    assert value(f"{listed(items)}[modulo(item, 3) = 0 or item = {number(x)}]") == [
        item for item in items if item % 3 == 0 or item == x
    ]


@given(lists, st.integers(-9, 9))
def test_a_number_in_a_filter_is_a_position_from_either_end(items, position):
    found = position and abs(position) <= len(items)
    expected = items[position - 1 if position > 0 else position] if found else None
    assert value(f"{listed(items)}[{number(position)}]") == expected


@given(lists, lists)
def test_a_for_loop_goes_through_all_combinations(xs, ys):
    context = {"xs": _decimals(xs), "ys": _decimals(ys)}
    assert value("for x in xs, y in ys return x * 100 + y", **context) == [x * 100 + y for x in xs for y in ys]
    assert value("for x in xs return for y in ys return x - y", **context) == [[x - y for y in ys] for x in xs]


@given(lists, small)
def test_some_and_every_ask_all_items(items, x):
    assert value(f"some i in {listed(items)} satisfies i > {number(x)}") is any(item > x for item in items)
    assert value(f"every i in {listed(items)} satisfies i > {number(x)}") is all(item > x for item in items)
    assert value(f"some i in {listed(items)}, j in {listed(items)} satisfies i + j = {number(x)}") is any(
        i + j == x for i in items for j in items
    )


@given(lists)
def test_partial_holds_what_was_found_so_far(items):
    expected = [sum(items[:place]) for place in range(len(items))]
    assert value("for x in xs return count(partial)", xs=_decimals(items)) == list(range(len(items)))
    assert value("for x in xs return if partial = [] then 0 else partial[-1] + previous[count(partial)]",
                 xs=_decimals(items), previous=_decimals(items)) == expected  # fmt: skip


@given(st.lists(st.fixed_dictionaries({"a": small, "b": small}), max_size=5), small)
def test_in_a_filter_the_entries_of_the_items_are_names(rows, x):
    context = {"rows": [{key: Decimal(entry) for key, entry in row.items()} for row in rows], "x": Decimal(x)}
    kept = [row for row in rows if row["a"] > x]
    assert value("rows[a > x]", **context) == kept
    assert value("rows[item.a > x].b", **context) == [row["b"] for row in kept]
    assert value("rows.a", **context) == [row["a"] for row in rows]


@given(lists)
def test_sorting_reversing_and_joining_agree_with_python(items):
    context = {"xs": _decimals(items)}
    assert value("sort(xs)", **context) == sorted(items)
    assert value("sort(xs, function(a, b) a > b)", **context) == sorted(items, reverse=True)
    assert value("reverse(reverse(xs)) = xs", **context) is True
    assert value("concatenate(xs, [1], xs)", **context) == [*items, 1, *items]
    assert value("distinct values(xs)", **context) == list(dict.fromkeys(items))
    assert value("flatten([xs, [[xs]]])", **context) == [*items, *items]
    assert value("sum(xs)", **context) == (sum(items) if items else None)


@given(small, small)
def test_counting_goes_up_and_down(first, last):
    step = 1 if first <= last else -1
    assert value(f"for i in {number(first)}..{number(last)} return i") == list(range(first, last + step, step))


def test_an_item_that_is_a_context_hides_names_outside_of_the_filter():
    assert value("[{x: 1}, {x: 2}][x = 1]", x=Decimal(2)) == [{"x": 1}]
    assert value("[{y: 1}, {y: 2}][y = x]", x=Decimal(2)) == [{"y": 2}]
    assert value("[{item: 5}][item = 5]") == [{"item": 5}]


def test_what_is_no_list_is_filtered_as_a_list_of_one():
    assert value("5[1]") == 5
    assert value("5[item = 5]") == [5]
    assert value("5[item = 6]") == []
    assert value("5[2]") is None
    assert value("null[1]") is None
    assert value("[][1]") is None
    assert value("[][item > 1]") == []


def test_a_condition_that_is_null_keeps_nothing():
    assert value('[1, "a", 2][item > 1]') == [2]
    assert value("[1, 2][null]") == []
    assert value("[1, 2][unknown]") == []


def _decimals(items):
    return [Decimal(item) for item in items]


def test_an_empty_domain_decides_some_and_every():
    assert value("some x in [] satisfies true") is False
    assert value("every x in [] satisfies false") is True
    assert value("for x in [] return x") == []
    assert evaluate("for x in null return x").value is None
