"""What must be true of a database after any campaign. Each check gives what is wrong, in sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

import orjson

from engine.bpmn.runtime import Instance, TaskNotOpen
from engine.storage.audit import verify
from engine.storage.connecting import transaction
from tests.campaigns.campaign import Campaign
from tests.campaigns.journal import DONE, REFUSED, Attempt, read
from tests.campaigns.pathways import CHILD, CHILD_DONE, CROWD, CROWD_DONE, FIELDS, SAID, WRITTEN_TO, note
from tests.campaigns.post_office import PostOffice, Taken
from tests.services.town import Town

GRACE = 5.0  # seconds between taking a mail and writing that down, at most


def violations(run: Campaign, office: PostOffice) -> list[str]:
    """Everything that is wrong at any time: while the campaign runs, and when all is over."""
    attempts = list(read(run.place.journals()))
    checks = (
        starts(run.town, attempts), completions(run.town, attempts), messages(run.town, attempts), mails(run, office),
        audit(run.town), states(run.town), queue(run.town),
    )  # fmt: skip
    return [problem for check in checks for problem in check]


def unfinished(town: Town) -> list[str]:
    """What is wrong once all tasks were answered: everything came to its end, each element as often as drawn."""
    checks = (ends(town), timers(town), all_mail_sent(town))
    return [problem for check in checks for problem in check]


def starts(town: Town, attempts: list[Attempt]) -> Iterator[str]:
    """An acknowledged start is one case; a case has been tried for; its answers are whole."""
    tried = {UUID(a.of): a for a in attempts if a.did == "start"}
    roots = town.rows("""
        SELECT i.id, i.case_id, c.reference FROM process_instance i JOIN case_ c ON c.id = i.case_id
        WHERE i.parent_id IS NULL AND i.process_id = :p""", p=CROWD)  # fmt: skip
    found = {row.id: row for row in roots}
    yield from (f"The case {row.reference} began twice." for row in roots if _twice(row.case_id, roots))
    yield from (f"Nobody asked for the instance {identity}." for identity in found.keys() - tried.keys())
    typed = _typed(town, "a.task_id IS NULL")
    for identity, attempt in tried.items():
        tries = [a for a in attempts if a.did == "start" and a.of == attempt.of]
        if identity not in found and any(a.answer == DONE for a in tries):
            yield f"The start {identity} was acknowledged and is lost."
        if identity not in found and typed.get(identity):
            yield f"The start {identity} left answers behind."
        if identity in found and typed.get(identity) != {attempt.amount: Counter(FIELDS)}:
            yield f"The answers of the start {identity} are not whole: {typed.get(identity)}."
        for a in tries:
            case = found.get(identity)
            if case and a.answer == DONE and a.told["case"] and a.told["receipt"] != case.reference:
                yield f"The start {identity} was answered with another case's reference."


def completions(town: Town, attempts: list[Attempt]) -> Iterator[str]:
    """Every acknowledged completion is there once and nobody else's; every other wholly or not at all."""
    rows = {row.id: row for row in town.rows("SELECT id, state, closed_by, form_id FROM user_task")}
    typed, noted = _typed(town, "a.task_id IS NOT NULL"), _noted(town)
    by_task: dict[UUID, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        if attempt.did == "complete":
            by_task[UUID(attempt.of)].append(attempt)
    yield from (f"The task {task} was answered and is gone." for task in by_task.keys() - rows.keys())
    for task, row in rows.items():
        stored, tries = typed.get(task, {}), by_task.get(task, [])
        done = [a for a in tries if a.answer == DONE]
        if len(done) > 1:
            yield f"The task {task} was acknowledged {len(done)} times."
        if row.state != "completed":
            if stored or done or noted[task]:
                yield f"The task {task} is {row.state}: stored {stored}, noted {noted[task]}, acknowledged {len(done)}."
            continue
        if noted[task] != 1:
            yield f"The audit trail tells {noted[task]} times of the task {task}."
        if len(stored) != 1 or next(iter(stored.values())) != Counter(FIELDS):
            yield f"The answers of the task {task} are not whole: {stored}."
            continue
        (amount,) = stored
        theirs = [a for a in tries if a.amount == amount]
        if done and done[0].amount != amount:
            yield f"The task {task} was acknowledged with {done[0].amount}, and {amount} is stored."
        if not theirs or {a.who for a in theirs} != {row.closed_by}:
            yield f"The task {task} was completed by {row.closed_by}, who did not answer it."
        if theirs and all(a.answer == REFUSED for a in theirs):
            yield f"The task {task} holds an answer that was refused."


def messages(town: Town, attempts: list[Attempt]) -> Iterator[str]:
    """What was said to a case and acknowledged came once; who heard it, heard it once."""
    rows = town.rows("SELECT case_id, message_id, consumed_by FROM message WHERE name = :n", n=SAID)
    said = Counter(str(row.case_id) for row in rows)
    for case in {a.of for a in attempts if a.did == "message" and a.answer == DONE} - said.keys():
        yield f"What was said to the case {case} is lost."
    yield from (f"The case {case} was told {times} times." for case, times in said.items() if times > 1)


def mails(run: Campaign, office: PostOffice) -> Iterator[str]:
    """One mail for each desk of each finished call; repeated only where its answer got lost, under the same id."""
    rows = run.town.rows("SELECT message_id, service_call_id, desk_id, state FROM outgoing_mail")
    known = {row.message_id: row for row in rows}
    copies: dict[str, list[Taken]] = defaultdict(list)
    for taken in list(office.taken):
        copies[taken.message_id].append(taken)
    yield from (f"The mail {identity} belongs to nothing." for identity in copies.keys() - known.keys())
    for identity, row in known.items():
        if row.state == "sent" and not any(taken.answered or _lost(run, taken) for taken in copies[identity]):
            yield f"The mail {identity} counts as sent and never arrived."
        for earlier, later in pairwise(copies[identity]):
            if not _lost(run, earlier):
                yield f"The mail {identity} was taken by {earlier.worker} and came again from {later.worker}."
    wanted = {"write": len(WRITTEN_TO), "remind": 1}
    sent_for = Counter(row.service_call_id for row in rows)
    for call in run.town.rows("SELECT id, element_id, state FROM service_call"):
        if call.state == "completed" and sent_for[call.id] != wanted[call.element_id]:
            yield f"The call {call.id} of {call.element_id} made {sent_for[call.id]} mails."
    for pair, times in Counter((row.service_call_id, row.desk_id) for row in rows).items():
        if times > 1:
            yield f"The desk {pair[1]} is written to {times} times by the call {pair[0]}."


def _lost(run: Campaign, taken: Taken) -> bool:
    """Whether what the mail server said never became a row."""
    killed = run.kills.get(taken.worker)
    died = killed is not None and abs(killed - taken.at) < GRACE
    stopped = any(begun - GRACE < taken.at < ended for begun, ended in run.stops)
    return not taken.answered or died or stopped


def audit(town: Town) -> Iterator[str]:
    """The chain of every case verifies."""
    with transaction(town.database.engine("worker"), "auditor") as connection:
        for (case,) in town.rows("SELECT case_id FROM audit_head"):
            yield from (f"The audit trail of {case}: {problem}" for problem in verify(connection, case))
    for (case,) in town.rows("SELECT id FROM case_ WHERE id NOT IN (SELECT case_id FROM audit_head)"):
        yield f"The case {case} has no audit trail."


def states(town: Town) -> Iterator[str]:
    """Every instance loads, and waits for something, is an incident, or has ended; what lies open in it is open."""
    open_tasks = _by_instance(town, "SELECT instance_id, id FROM user_task WHERE state = 'open'")
    other_waits = _by_instance(
        town, """
        SELECT instance_id, id FROM service_call WHERE state IN ('waiting', 'failed')
        UNION ALL SELECT instance_id, id FROM event_subscription
        UNION ALL SELECT parent_id, parent_task_id FROM process_instance
        WHERE parent_id IS NOT NULL AND state IN ('active', 'incident')""",
    )  # fmt: skip
    incidents = _by_instance(town, "SELECT instance_id, id FROM incident WHERE state = 'open'")
    engine = town.engine
    for (identity,) in town.rows("SELECT id FROM process_instance"):
        with engine.units(None) as unit:
            stored = unit.instances.get(identity)
            published = engine.deployments.published(unit, stored.deployment_id)
            environment = engine.deployments.environment(unit, published)
            instance = Instance.load(published.definition(stored.process_id), stored.state, environment)
        waits = [*open_tasks[identity], *other_waits[identity]]
        if stored.status in ("active", "incident"):
            yield from (
                f"The instance {identity} does not know its wait {wait}." for wait in waits if _unknown(instance, wait)
            )
            if instance.next_due_at != stored.next_due_at:
                yield f"The instance {identity} is due at {instance.next_due_at}, its row at {stored.next_due_at}."
        if stored.status == "active" and not waits and stored.next_due_at is None:
            yield f"The instance {identity} is active and waits for nothing."
        if stored.status == "incident" and not incidents[identity]:
            yield f"The instance {identity} is an incident without one."
        if stored.status in ("completed", "terminated") and waits:
            yield f"The instance {identity} is {stored.status}, and something of it still waits."


def queue(town: Town) -> Iterator[str]:
    """What waits for a worker has a job."""
    for table, argument in {"service_call": "call_id", "outgoing_mail": "mail_id"}.items():
        for (identity,) in town.rows(f"""
            SELECT id FROM {table} t WHERE state = 'waiting' AND NOT EXISTS (
              SELECT FROM procrastinate_jobs j
              WHERE j.args ->> '{argument}' = t.id::text AND j.status IN ('todo', 'doing'))"""):
            yield f"Nobody works on {table} {identity}."


def ends(town: Town) -> Iterator[str]:
    """Every case is closed and went the way that is drawn."""
    for row in town.rows("SELECT element_id, kind, sentence FROM incident WHERE state = 'open'"):
        yield f"An incident at {row.element_id}: {row.sentence}"
    counted: dict[UUID, Counter[str]] = defaultdict(Counter)
    for row in town.rows("SELECT instance_id, element_id FROM activity WHERE what = 'completed'"):
        counted[row.instance_id][row.element_id] += 1
    wanted = {CROWD: Counter(CROWD_DONE), CHILD: Counter(CHILD_DONE)}
    for row in town.rows("SELECT id, process_id, state, case_id FROM process_instance"):
        if row.state != "completed":
            yield f"The {row.process_id} {row.id} is {row.state}."
        elif counted[row.id] != wanted[row.process_id]:
            yield f"The {row.process_id} {row.id} went another way: {counted[row.id]}."
    for (case,) in town.rows("SELECT id FROM case_ WHERE status <> 'closed'"):
        yield f"The case {case} is not closed."


def timers(town: Town) -> Iterator[str]:
    """No timer is due any more (that each fired once, `ends` counts)."""
    for (identity,) in town.rows("SELECT id FROM process_instance WHERE next_due_at IS NOT NULL"):
        yield f"A timer of {identity} never fired."


def all_mail_sent(town: Town) -> Iterator[str]:
    for row in town.rows("SELECT message_id, state FROM outgoing_mail WHERE state <> 'sent'"):
        yield f"The mail {row.message_id} is {row.state}."


def _typed(town: Town, which: str) -> dict[UUID, dict[int, Counter[str]]]:
    """Per task (or start): the amounts that are stored, each with its fields."""
    rows = town.rows(f"SELECT a.*, a.case_id AS owner FROM answer a WHERE {which}")
    with town.engine.units(None) as unit:
        keys = unit._transaction.keys({row.owner for row in rows})  # type: ignore[attr-defined]
    found: dict[UUID, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for row in rows:
        value: Any = row.value
        if row.sealed is not None:
            value = orjson.loads(keys[row.owner].open(bytes(row.sealed), "answer", row.id, row.field_path))
        amount = int(value) if row.field_path == "amount" else _amount_of(value)
        found[row.task_id or row.instance_id][amount][row.field_path] += 1
    return found


def _amount_of(text: str) -> int:
    amount = int(text.rstrip(".").rpartition(" ")[2])
    return amount if note(amount) == text else -1


def _noted(town: Town) -> Counter[UUID]:
    bodies = town.rows("SELECT body FROM audit_event WHERE body LIKE '%CompleteTask%' AND body NOT LIKE '%refused%'")
    return Counter(UUID(orjson.loads(body)["task"]) for (body,) in bodies)


def _by_instance(town: Town, sql: str) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for instance, wait in town.rows(sql):
        found[instance].append(wait)
    return found


def _unknown(instance: Instance, wait: UUID) -> bool:
    try:
        instance.variables(wait)
    except TaskNotOpen:
        return True
    return False


def _twice(case: UUID, roots: Sequence[Any]) -> bool:
    return [row.case_id for row in roots].count(case) > 1
