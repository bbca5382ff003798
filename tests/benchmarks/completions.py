"""What one completion costs: against the floor, in statements, and in bytes."""

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from tests.benchmarks.floor import Floor
from tests.benchmarks.measuring import MILLI, Measure, Pace
from tests.benchmarks.models import FIELDS, forty_texts, ten_tasks
from tests.benchmarks.practice import Practice, practice

TYPED = 2000  # characters of each free text
TABLES_OF_A_CASE = (
    "process_instance", "user_task", "answer", "activity", "decision_taken", "participant", "party", "audit_event",
    "audit_head", "event_subscription", "message", "service_call", "incident",
)  # fmt: skip


def measure(pace: Pace) -> list[Measure]:
    """Everything about completions, on one core and a server with its usual settings."""
    with _one_core(), practice() as place:
        return [*_beside_the_floor(place, pace), *_statements(place, pace), *_bytes(place, pace)]


def answers(task: str) -> dict[str, int]:
    """What is typed into a form of five fields."""
    return {f"{task}_{field}": number for number, field in enumerate(FIELDS, 1)}


def _beside_the_floor(place: Practice, pace: Pace) -> Iterator[Measure]:
    """By turns: a case of ours, a case of the floor, so that a busy machine slows both."""
    place.publish(ten_tasks())
    floor = Floor(place.admin, 10)
    ours: list[float] = []
    bare: list[float] = []
    for case in range(pace.count(60, 2)):
        task = place.start(answers("start"))
        for number in range(10):
            begun = time.perf_counter()
            following = place.complete(task, answers(f"t{number}"))
            ours.append(time.perf_counter() - begun)
            task = following or task
        floor.start(case)
        bare += [floor.complete(case) for _ in range(10)]
    warm = len(ours) // 6
    rate, floor_rate = 1 / statistics.mean(ours[warm:]), 1 / statistics.mean(bare[warm:])
    yield Measure("completions, engine with commit", rate, "a second, one core")
    yield Measure("completions, floor", floor_rate, "a second, one core")
    yield Measure("completions, engine beside the floor", 100 * rate / floor_rate, "%", "≥ 50")
    yield Measure("completion, median", statistics.median(ours[warm:]) * MILLI, "ms")
    yield Measure("completion of the floor, median", statistics.median(bare[warm:]) * MILLI, "ms")


def _statements(place: Practice, pace: Pace) -> Iterator[Measure]:
    for length in (10, 40, 100) if not pace.quick else (10, 20):
        place.publish(ten_tasks(length))
        task = place.start(answers("start"))
        for number in range(length - 2):
            task = place.complete(task, answers(f"t{number}")) or task
        with place.counting() as counted:
            place.complete(task, answers(f"t{length - 2}"))
        yield Measure(f"statements of a completion, {length} tasks", counted.statements, "", "≤ 14, constant")
        yield Measure(f"commits of a completion, {length} tasks", counted.commits, "", "1")


def _bytes(place: Practice, pace: Pace) -> Iterator[Measure]:
    forms = pace.count(40, 3)
    place.publish(forty_texts(max(forms, 10)))
    task = place.start(answers("start"))
    with place.admin.connect() as connection:
        case = connection.execute(text("SELECT case_id FROM user_task WHERE id = :id"), {"id": task}).scalar_one()
    for number in range(forms):
        note = "".join(chr(97 + (number * 7 + place_ * place_ * 31) % 26) for place_ in range(TYPED))
        task = place.complete(task, {**answers(f"t{number}"), "note": note}) or task
    with place.admin.connect() as connection:
        stored = sum(
            connection.execute(
                text(f"SELECT coalesce(sum(pg_column_size(t.*)), 0) FROM {table} t WHERE case_id = :case"),
                {"case": case},
            ).scalar_one()
            for table in TABLES_OF_A_CASE
        )
    aim = 1.5 * TYPED * forms + 2048 * forms
    yield Measure(f"bytes of a case, {forms} forms of {TYPED} characters", float(stored), "", f"≤ {aim:,.0f}")


@contextmanager
def _one_core() -> Iterator[None]:
    """This process and the server that it starts share one core, where the system can say so."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
