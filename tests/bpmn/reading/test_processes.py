"""Flow nodes, sequence flows and what they refer to."""

from tests.bpmn.diagrams import (
    boundary,
    call_activity,
    chain,
    diagram,
    end,
    event_based,
    exclusive,
    flow,
    lane,
    process,
    start,
    sub_process,
    tag,
    task,
    timer,
    user_task,
)


def one(*parts, **more):
    return diagram(process("p", *parts, **more)).processes["p"]


def problems(*parts, **more):
    return [problem.message for problem in diagram(process("p", *parts, **more)).problems]


def test_flows_join_the_nodes_they_name_without_the_nodes_listing_them():
    read = one(start(), task("do"), end(), *chain("start", "do", "end"))
    assert (read.elements["do"].incoming, read.elements["do"].outgoing) == (("start_to_do",), ("do_to_end",))


def test_a_node_that_lists_its_flows_gives_their_order():
    listing = [tag("bpmn:outgoing", "g_to_b"), tag("bpmn:outgoing", "g_to_a")]
    read = one(tag("bpmn:exclusiveGateway", *listing, id="g"), task("a"), task("b"), flow("g", "a"), flow("g", "b"))
    assert read.elements["g"].outgoing == ("g_to_b", "g_to_a")


def test_a_flow_keeps_its_condition_as_it_is_written():
    read = one(exclusive("g", "g_to_b"), task("a"), task("b"), flow("g", "a", "= x < 1", name="few"), flow("g", "b"))
    assert (read.flows["g_to_a"].condition, read.flows["g_to_a"].name) == ("= x < 1", "few")
    assert read.elements["g"].default_flow == "g_to_b"


def test_sub_processes_are_read_at_every_depth():
    read = one(sub_process("outer", sub_process("inner", task("deep"))))
    assert [(one.id, one.scope) for one in read.elements.values()] == [
        ("outer", "p"),
        ("inner", "outer"),
        ("deep", "inner"),
    ]
    assert [element.id for element in read.within("outer")] == ["inner"]


def test_the_starts_of_a_process_are_not_those_of_its_sub_processes():
    read = one(start(), start("other"), sub_process("s", start("inside")))
    assert [element.id for element in read.starts()] == ["start", "other"]


def test_a_boundary_event_knows_its_activity_and_whether_it_interrupts():
    read = one(task("a"), boundary("soon", "a", timer(duration="P1D"), interrupting=False), boundary("late", "a"))
    assert [(one.id, one.interrupting) for one in read.boundary_events("a")] == [("soon", False), ("late", True)]


def test_an_event_sub_process_and_its_start_say_how_they_are_started():
    read = one(sub_process("s", start("inside", timer(duration="P1D"), interrupting=False), by_event=True))
    assert read.elements["s"].triggered_by_event
    assert not read.elements["inside"].interrupting


def test_the_innermost_lane_counts():
    nested = lane("lane_case_lead", "ask")
    read = one(user_task("ask"), user_task("tell"), lanes=[lane("lane_network", "ask", "tell", nested=[nested])])
    assert (read.elements["ask"].lane, read.elements["tell"].lane) == ("lane_case_lead", "lane_network")
    assert read.lanes["lane_case_lead"].parent == "lane_network"


def test_a_node_without_a_lane_has_that_of_what_is_around_it():
    inside = [task("deep"), boundary("late", "deep")]
    read = one(sub_process("outer", *inside), lanes=[lane("lane_case_lead", "outer")])
    assert [read.elements[id_].lane for id_ in ("deep", "late")] == ["lane_case_lead", "lane_case_lead"]


def test_a_node_outside_of_all_lanes_has_none():
    assert one(task("a")).elements["a"].lane is None


def test_lane_ids_name_roles():
    read = one(lanes=[lane("lane_case_lead"), lane("lane_network"), lane("lane_auto"), lane("Lane_7")])
    assert [lane.role for lane in read.lanes.values()] == ["case_lead", None, None, None]


def test_marks_that_change_when_a_node_starts_are_read():
    read = one(
        event_based("g", instantiate=True, eventGatewayType="Parallel"),
        tag("bpmn:intermediateCatchEvent", id="c", parallelMultiple="true"),
        call_activity("call", "q", isForCompensation=True),
    )
    assert (read.elements["g"].instantiating, read.elements["g"].awaits_all) == (True, True)
    assert read.elements["c"].awaits_all
    assert read.elements["call"].for_compensation


def test_a_flow_that_begins_or_ends_nowhere_is_a_problem_with_its_line():
    read = diagram(process("p", task("a"), flow("a", "gone"), flow("lost", "a"), tag("bpmn:sequenceFlow", id="f")))
    assert [(problem.element_id, problem.message, problem.line) for problem in read.problems] == [
        ("a_to_gone", "The arrow `a_to_gone` ends at `gone`, which is not in this process.", 4),
        ("lost_to_a", "The arrow `lost_to_a` begins at `lost`, which is not in this process.", 5),
        ("f", "The arrow `f` begins nowhere.", 6),
        ("f", "The arrow `f` ends nowhere.", 6),
    ]


def test_a_flow_may_not_cross_the_border_of_a_sub_process():
    assert problems(task("a"), sub_process("s", task("b")), flow("a", "b")) == [
        "The arrow `a_to_b` crosses the border of a sub-process."
    ]


def test_a_flow_that_a_node_lists_must_lead_there():
    assert problems(tag("bpmn:task", tag("bpmn:incoming", "gone"), id="a")) == [
        "`a` lists the arrow `gone`, which is not joined to it."
    ]


def test_a_default_flow_must_leave_its_gateway():
    assert problems(exclusive("g", "elsewhere")) == ["The default arrow `elsewhere` of `g` does not leave it."]


def test_a_boundary_event_must_be_attached():
    assert problems(boundary("late", "gone")) == ["The event `late` is attached to no activity of this process."]


def test_a_boundary_event_must_be_attached_on_its_own_side():
    assert problems(sub_process("s", task("a")), boundary("late", "a")) == [
        "The event `late` stands on the other side of a sub-process's border."
    ]


def test_a_lane_must_list_nodes_of_its_process():
    assert problems(lanes=[lane("lane_case_lead", "gone")]) == [
        "The lane `lane_case_lead` lists `gone`, which is not in this process."
    ]
