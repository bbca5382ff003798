"""How long one completion takes, from the bytes of one state to the bytes of the next. Bounds are generous."""

from time import perf_counter

from engine.bpmn.runtime import Instance
from tests.bpmn.diagrams import chain, end, exclusive, flow, start, user_task
from tests.bpmn.runtime.playing import Nobody, compiled

FIELDS = {"agreed": True, "days": 12, "outcome": "propose", "meeting": "@date:2026-03-02", "desk": "desk:a.b"}
TASKS = [f"task_{number}" for number in range(10)]


def completion(definition, state, task, variables):
    """Seconds of load, complete and dump; the next state and task."""
    begun = perf_counter()
    instance = Instance.load(definition, state, Nobody())
    instance.complete(task, variables)
    advance = instance.settle()
    state = instance.dump()
    return perf_counter() - begun, state, advance.user_tasks[0].id if advance.user_tasks else None


def begun(definition):
    instance = Instance.start(definition, {"case": {"country": "EE", "cycle": 1}}, Nobody())
    (task,) = instance.settle().user_tasks
    return instance.dump(), task.id


def test_a_completion_of_a_process_of_ten_tasks_takes_less_than_a_millisecond():
    definition = compiled(start(), *(user_task(id_) for id_ in TASKS), end(), *chain("start", *TASKS, "end"))
    best = 1.0
    for _ in range(10):
        state, task = begun(definition)
        spent = []
        while task is not None:
            seconds, state, task = completion(definition, state, task, {f"{n}_{task}": v for n, v in FIELDS.items()})
            spent.append(seconds)
        assert len(spent) == len(TASKS)
        best = min(best, sum(spent) / len(spent))
    assert best < 0.001


def test_the_five_hundredth_completion_takes_no_longer_than_the_first():
    definition = compiled(
        start(), exclusive("again"), user_task("meet"), exclusive("more", default="more_to_again"), end(),
        *chain("start", "again", "meet", "more", "again"), flow("more", "end", "=done"),
    )  # fmt: skip
    state, task = begun(definition)
    spent = []
    for _ in range(500):
        seconds, state, task = completion(definition, state, task, {"done": False})
        spent.append(seconds)
    assert min(spent[-100:]) < 3 * min(spent[:100])
