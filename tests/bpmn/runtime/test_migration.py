import pytest

from engine import clock
from engine.bpmn.runtime import CannotMigrate, Instance, OtherDefinition, migrate
from tests.bpmn.diagrams import (
    boundary,
    catch,
    chain,
    end,
    event_based,
    exclusive,
    flow,
    message,
    multiple,
    parallel,
    start,
    sub_process,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import Nobody, Play, compiled

OLD = (start(), user_task("ask"), user_task("review"), end(), *chain("start", "ask", "review", "end"))


def moved(play, *parts):
    """The play goes on with another version, after one more dump and load there."""
    new = compiled(*parts, ref="test/new")
    stored = migrate(play.instance.dump(), play.definition, new)
    play.definition, play.instance = new, Instance.load(new, stored, Nobody())
    assert play.instance.dump() == stored
    return play


def refused(play, *parts):
    with pytest.raises(CannotMigrate) as reasons:
        moved(play, *parts)
    return {element_id for element_id, _ in reasons.value.reasons}


def test_what_lies_ahead_is_that_of_the_new_version():
    play = Play(*OLD, variables={"draft": "half"})
    ask = play.wait("ask").id
    new = (start(), user_task("ask"), user_task("more"), user_task("review"), end())
    moved(play, *new, *chain("start", "ask", "more", "review", "end"))
    assert play.wait("ask").id == ask
    assert play.sees("ask") == {"draft": "half"}
    play.complete("ask").complete("more").complete("review")
    assert play.ended


def test_a_task_ahead_may_go():
    play = moved(Play(*OLD), start(), user_task("ask"), end(), *chain("start", "ask", "end"))
    assert play.complete("ask").ended


def test_a_task_behind_may_go():
    play = Play(*OLD).complete("ask")
    moved(play, start(), user_task("review"), end(), *chain("start", "review", "end"))
    assert play.complete("review").ended


def test_a_task_that_waits_may_not_go_nor_get_another_name_nor_another_kind():
    assert refused(Play(*OLD), start(), user_task("ask2"), end(), *chain("start", "ask2", "end")) == {"ask"}
    other = (start(), catch("ask", message("m")), end(), *chain("start", "ask", "end"))
    assert refused(Play(*OLD), *other) == {"ask"}


def waiting(hours, *, attached=True, name="m"):
    events = [
        boundary("late", "ask", timer(duration=f"PT{hours}H")),
        boundary("came", "ask", message(name)),
        user_task("hurry"),
        *chain("late", "hurry"),
        *chain("came", "hurry"),
    ]
    return (*OLD, *(events if attached else []))


def test_deadlines_stay_as_they_were():
    play = Play(*waiting(5))
    due = play.last.next_due_at
    moved(play, *waiting(9))
    assert play.instance.next_due_at == due
    with clock.at(due):
        play.instance.refresh_timers()
        assert [task.element_id for task in play.instance.settle().user_tasks] == ["hurry"]


def test_events_beside_what_waits_must_be_the_same():
    assert refused(Play(*waiting(5)), *OLD) == {"ask"}
    assert refused(Play(*OLD), *waiting(5)) == {"ask"}
    assert refused(Play(*waiting(5)), *waiting(5, name="other")) == {"came"}
    assert moved(Play(*waiting(5)).complete("ask"), *OLD).open == ["review"]


def first(*events):
    flows = [flow for id_ in events for flow in chain("first", id_)]
    return (
        start(),
        event_based("first"),
        *(catch(id_, message(id_)) for id_ in events),
        *chain("start", "first"),
        *flows,
    )


def test_branches_behind_an_event_based_gateway_that_waits_must_be_the_same():
    assert refused(Play(*first("a", "b")), *first("a", "b", "c")) == {"first"}


def forked(*branches):
    flows = [flow for id_ in branches for flow in chain("fork", id_, "join")]
    tasks = [user_task(id_) for id_ in branches]
    return (
        start(),
        parallel("fork"),
        *tasks,
        parallel("join"),
        end(),
        *flows,
        *chain("start", "fork"),
        *chain("join", "end"),
    )


def test_a_join_may_not_wait_for_a_branch_that_was_never_begun():
    play = Play(*forked("a", "b"))
    assert refused(play, *forked("a", "b", "c")) == {"join"}
    play.complete("a")
    assert refused(play, *forked("a", "b", "c")) == {"join"}
    assert moved(play, *forked("a", "b")).complete("b").ended


def sub(*tasks, before=()):
    inside = [user_task(id_) for id_ in tasks]
    body = sub_process("sub", start("in"), *inside, end("out"), *chain("in", *tasks, "out"))
    return start(), *(user_task(id_) for id_ in before), body, end(), *chain("start", *before, "sub", "end")


def test_changes_within_and_around_a_running_sub_process_take_effect():
    play = moved(Play(*sub("a")), *sub("a", "b"))
    play.complete("a")
    assert play.open == ["b"]
    assert play.complete("b").ended
    assert refused(Play(*sub("a")), *sub("b")) == {"a"}
    assert moved(Play(*sub("a")), *sub("a", before=("earlier",))).complete("a").ended


def repeating(**options):
    loop = multiple(**options) if options else None
    return start(), user_task("ask", loop=loop), end(), *chain("start", "ask", "end")


def test_a_task_may_not_begin_or_stop_to_repeat_while_it_waits():
    items = {"items": [1, 2]}
    assert refused(Play(*repeating()), *repeating(collection="=items")) == {"ask"}
    repeated = Play(*repeating(collection="=items"), variables=items)
    assert refused(repeated, *repeating()) == {"ask"}
    assert refused(repeated, *repeating(collection="=items", sequential=True)) == {"ask"}
    assert moved(repeated, *repeating(collection="=items", output="x")).complete("ask").complete("ask").ended


def handled(*tasks, interrupting=False, more=()):
    inside = [user_task(id_) for id_ in tasks]
    first_event = start("incident", message("incident"), interrupting=interrupting)
    body = (first_event, *inside, end("handled"), *chain("incident", *tasks, "handled"))
    return *OLD, sub_process("handler", *body, by_event=True), *more


def test_event_sub_processes_must_be_the_same_while_the_process_runs():
    assert refused(Play(*handled("x")), *OLD) >= {"p"}
    assert refused(Play(*OLD), *handled("x")) == {"p"}
    play = Play(*handled("x")).complete("incident")
    assert refused(play, *handled("y")) == {"x"}
    assert "incident" in refused(play, *handled("x", interrupting=True))
    moved(play, *handled("x", "y")).complete("x")
    assert play.open == ["ask", "incident", "y"]


def test_conditions_ahead_may_change():
    def deciding(condition):
        flows = (flow("which", "end", condition), flow("which", "ask"))
        nodes = (start(), user_task("ask"), exclusive("which", default="which_to_ask"), end())
        return *nodes, *chain("start", "ask", "which"), *flows

    play = moved(Play(*deciding("=n > 5")), *deciding("=n > 1"))
    assert play.complete("ask", {"n": 3}).ended


def test_a_state_of_another_definition_is_refused():
    with pytest.raises(OtherDefinition):
        migrate(Play(*OLD).instance.dump(), compiled(*OLD, ref="x"), compiled(*OLD, ref="y"))
