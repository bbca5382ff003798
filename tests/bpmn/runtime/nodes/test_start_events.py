import pytest

from engine.bpmn.runtime import Instance, UnknownStart
from tests.bpmn.diagrams import chain, end, message, signal, start, timer, user_task
from tests.bpmn.runtime.playing import Nobody, Play, compiled

PARTS = (
    start("notice", form="F01"),
    start("mandatory", signal("newMandatoryClient"), outputs={"client": "=row"}),
    start("scan", timer(cycle="R/P7D")),
    start("told", message("m")),
    *(user_task(f"after_{id_}") for id_ in ("notice", "mandatory", "scan", "told")),
    end(),
    *(flow for id_ in ("notice", "mandatory", "scan", "told") for flow in chain(id_, f"after_{id_}", "end")),
)


@pytest.mark.parametrize("id_", ["notice", "mandatory", "scan", "told"])
def test_exactly_one_start_event_fires(id_):
    play = Play(*PARTS, start=id_, variables={"a": 1, "row": "row:1"})
    assert play.open == [f"after_{id_}"]
    assert play.last.next_due_at is None
    assert play.sees(f"after_{id_}")["a"] == 1
    assert play.complete(f"after_{id_}").ended


def test_what_a_start_event_brings_may_be_mapped():
    assert Play(*PARTS, start="mandatory", variables={"row": "row:1"}).variables["client"] == "row:1"


def test_without_a_name_the_plain_start_event_fires():
    assert Play(*PARTS).open == ["after_notice"]


def test_a_start_event_that_is_unknown_or_unclear_is_refused():
    with pytest.raises(UnknownStart, match="no start event `elsewhere`"):
        Instance.start(compiled(*PARTS), {}, Nobody(), "elsewhere")
    two = compiled(start("a"), start("b"), end(), *chain("a", "end"), *chain("b", "end"))
    with pytest.raises(UnknownStart, match="say which"):
        Instance.start(two, {}, Nobody())
