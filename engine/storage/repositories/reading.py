"""What a person reads, as app: the policies decide which rows there are; the services check each again."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import text

from engine.domain.access import Entry, Sight
from engine.domain.data_classes import DataClass, Matrix
from engine.domain.running.views import AnswerView, CaseHead, DeskView, LineView, ParticipantView, PartyView, TaskView
from engine.storage.transaction import Transaction

MARKS: Final = "{0}.id, {0}.case_id, {0}.desk_id, {0}.data_class, {0}.side, {0}.parts, {0}.subject_id, {0}.audience"
_TASK_FIELDS: Final = f"""
    {MARKS.format("t")}, t.element_id, t.name, t.form_id, t.state, t.assignee_id, t.due_at, t.priority, t.instance_id"""
_WORKLIST = text(f"""
    SELECT w.*, c.reference, m.zone FROM (SELECT DISTINCT desk_id FROM my_desk) d CROSS JOIN LATERAL (
      SELECT {_TASK_FIELDS} FROM user_task t WHERE t.desk_id = d.desk_id AND t.state = 'open'
      ORDER BY t.due_at LIMIT :most) w
    LEFT JOIN case_ c ON c.id = w.case_id LEFT JOIN municipality m ON m.id = c.municipality_id
    ORDER BY w.due_at NULLS LAST, w.priority DESC, w.id LIMIT :most""")  # noqa: S608
_CASE = text("""
    SELECT c.id, c.reference, c.pathway_key, c.municipality_id, c.owner_desk_id, c.status, c.cycle, c.opened_at,
      c.closed_at, m.zone, m.name FROM case_ c JOIN municipality m ON m.id = c.municipality_id
    WHERE c.reference = :reference""")
_OF_CASE: Final = f"""
    SELECT {_TASK_FIELDS}, c.reference, m.zone FROM user_task t LEFT JOIN case_ c ON c.id = t.case_id
    LEFT JOIN municipality m ON m.id = c.municipality_id"""  # noqa: S608
_ORDER: Final = "ORDER BY t.due_at NULLS LAST, t.id"  # what was opened as which of how many would betray the others
_TASKS = text(f"{_OF_CASE} WHERE t.case_id = :case {_ORDER}")
_TASKS_NAMED = text(f"{_OF_CASE} WHERE t.id = ANY (CAST(:tasks AS uuid[])) {_ORDER}")
_DESKS = text("""
    SELECT d.id, d.role, o.name FROM desk d LEFT JOIN organisation o ON o.id = d.organisation_id
    WHERE d.id = ANY (CAST(:desks AS text[]))""")
_PARTIES = text("""
    SELECT p.id, p.case_id, p.person_id, p.side, p.kind, n.name FROM party p JOIN person n ON n.id = p.person_id
    WHERE p.case_id = :case ORDER BY p.id""")
_PARTICIPANTS = text("""
    SELECT p.case_id, p.desk_id, p.side, p.scope, o.name, p.valid_from, p.valid_to, p.party_id FROM participant p
    JOIN desk d ON d.id = p.desk_id LEFT JOIN organisation o ON o.id = d.organisation_id
    WHERE p.case_id = :case AND p.valid_from <= statement_timestamp()
      AND (p.valid_to IS NULL OR statement_timestamp() < p.valid_to)
    ORDER BY p.valid_from, p.desk_id""")
_TIMELINE = text(f"""
    SELECT {MARKS.format("t")}, t.at, t.instance_id, t.element_id, t.what, NULL AS rules, t.number
    FROM activity t WHERE t.case_id = :case
    UNION ALL
    SELECT {MARKS.format("t")}, t.at, t.instance_id, t.element_id, 'decided', t.rules, t.number
    FROM decision_taken t WHERE t.case_id = :case ORDER BY at, number""")  # noqa: S608
_ANSWERS = text(f"""
    SELECT {MARKS.format("t")}, t.field_path, t.row_id, t.form_id, t.recorded_at, t.sealed, t.value FROM answer t
    WHERE t.case_id = :case ORDER BY t.recorded_at, t.field_path, t.row_index""")  # noqa: S608
_SIGHT = text("""
    SELECT ARRAY(SELECT desk_id FROM my_desk) AS desks,
      (SELECT json_agg(json_build_array(e.case_id, e.desk_id, e.role, e.side, e.scope, e.party_id,
          EXISTS (SELECT FROM my_lead l WHERE l.case_id = e.case_id AND l.desk_id = e.desk_id)))
        FROM my_entry e WHERE e.case_id = ANY (CAST(:cases AS uuid[]))) AS entries,
      (SELECT json_agg(json_build_array(g.case_id, g.data_class)) FROM my_grant g
        WHERE g.case_id = ANY (CAST(:cases AS uuid[]))) AS grants,
      (SELECT json_agg(json_build_array(d.answer_id, d.desk_id)) FROM my_disclosure d) AS disclosed""")
_MATRIX = text("SELECT data_class, role, level FROM class_rule")


class Reading:
    """Queries of one person."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def matrix(self) -> Matrix:
        """The matrix as the policies read it."""
        levels: dict[str, dict[str, str]] = {}
        for row in self._transaction.all(_MATRIX):
            levels.setdefault(row.data_class, {})[row.role] = row.level
        return Matrix({name: DataClass(name, found, engine=False, sealed=True) for name, found in levels.items()})

    def sight(self, cases: Sequence[UUID]) -> Sight:
        """All that decides what she sees of these cases."""
        row = self._transaction.run(_SIGHT, {"cases": list(cases)}).one()
        entries = tuple(_entry(*one) for one in row.entries or ())
        grants = frozenset((UUID(case), data_class) for case, data_class in row.grants or ())
        disclosed = frozenset((UUID(answer), desk) for answer, desk in row.disclosed or ())
        return Sight(frozenset(row.desks), entries, grants, disclosed)

    def worklist(self, most: int | None) -> list[TaskView]:
        """Open tasks of her desks, the most urgent first; at most `most`, None: all."""
        return [_task(row) for row in self._transaction.all(_WORKLIST, {"most": most})]

    def case(self, reference: str) -> CaseHead | None:
        """A case in which she has an entry."""
        row = self._transaction.first(_CASE, {"reference": reference})
        return CaseHead(*row) if row else None

    def tasks(self, case_id: UUID) -> list[TaskView]:
        """Tasks of a case, the first due first."""
        return [_task(row) for row in self._transaction.all(_TASKS, {"case": case_id})]

    def tasks_named(self, tasks: Sequence[UUID]) -> list[TaskView]:
        """Those of these tasks that she sees, the first due first."""
        return [_task(row) for row in self._transaction.all(_TASKS_NAMED, {"tasks": list(tasks)})]

    def desks(self, desks: Sequence[str]) -> dict[str, DeskView]:
        """Those of these desks that she may know of."""
        return {row.id: DeskView(*row) for row in self._transaction.all(_DESKS, {"desks": list(desks)})}

    def parties(self, case_id: UUID) -> list[PartyView]:
        """Parties with their names."""
        rows = self._transaction.all(_PARTIES, {"case": case_id})
        keys = self._transaction.keys(row.person_id for row in rows)
        return [
            PartyView(
                id=row.id,
                case_id=row.case_id,
                person_id=row.person_id,
                side=row.side,
                kind=row.kind,
                name=keys[row.person_id].open_text(row.name, "person", row.person_id, "name"),
            )
            for row in rows
        ]

    def participants(self, case_id: UUID) -> list[ParticipantView]:
        """Desks of the network that take part now."""
        return [ParticipantView(*row) for row in self._transaction.all(_PARTICIPANTS, {"case": case_id})]

    def timeline(self, case_id: UUID) -> list[LineView]:
        """What happened, in order."""
        return [
            LineView(
                **_marks(row),
                at=row.at,
                instance_id=row.instance_id,
                element_id=row.element_id,
                what=row.what,
                rules=tuple((table, number) for table, number in row.rules or ()),
            )
            for row in self._transaction.all(_TIMELINE, {"case": case_id})
        ]

    def answers(self, case_id: UUID) -> list[AnswerView]:
        """What was typed, opened, in order."""
        rows = self._transaction.all(_ANSWERS, {"case": case_id})
        key = self._transaction.keys([case_id])[case_id] if rows else None
        return [
            AnswerView(
                **_marks(row),
                field_path=row.field_path,
                row_id=row.row_id,
                form_id=row.form_id,
                recorded_at=row.recorded_at,
                value=orjson.loads(key.open(row.sealed, "answer", row.id, row.field_path))
                if key and row.sealed
                else row.value,
            )
            for row in rows
        ]


def _entry(case: str, desk: str, role: str, side: str, scope: str, party: str | None, leads: bool) -> Entry:
    return Entry(UUID(case), desk, role, side, scope, UUID(party) if party else None, leads)


def _marks(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "case_id": row.case_id,
        "desk_id": row.desk_id,
        "data_class": row.data_class,
        "side": row.side,
        "parts": tuple(row.parts),
        "subject_id": row.subject_id,
        "audience": row.audience,
    }


def _task(row: Any) -> TaskView:
    return TaskView(
        **_marks(row),
        element_id=row.element_id,
        name=row.name,
        form_id=row.form_id,
        state=row.state,
        assignee=row.assignee_id,
        due_at=row.due_at,
        priority=row.priority,
        reference=row.reference,
        zone=row.zone or "UTC",
        instance_id=row.instance_id,
    )
