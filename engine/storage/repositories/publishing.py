"""Writing deployments: each is inserted once and never changed; only what is the latest moves on."""

from uuid import uuid4

from sqlalchemy import text

from engine import clock
from engine.domain.publications import LatestVersion, Publication
from engine.storage.transaction import Transaction

_ONE_AT_A_TIME = 7_205_759_404  # any number that no other program locks in this database
_LOCK = text("SELECT pg_advisory_xact_lock(:number)")
_LATEST = text("""
    SELECT DISTINCT ON (pathway_key) id, pathway_key, version, content_sha256 FROM deployment
    ORDER BY pathway_key, version DESC""")
_DEPLOYMENT = text("""
    INSERT INTO deployment (id, pathway_key, version, content_sha256, published_by)
    VALUES (:id, :key, :version, :content, :account)""")
_FILES = text("""
    INSERT INTO deployment_file (deployment_id, path, content)
    SELECT :id, * FROM unnest(CAST(:paths AS text[]), CAST(:contents AS bytea[]))""")
_NO_LONGER_LATEST = (
    text("UPDATE process_definition SET latest = false WHERE latest AND deployment_id = ANY (CAST(:old AS uuid[]))"),
    text("UPDATE decision_definition SET latest = false WHERE latest AND deployment_id = ANY (CAST(:old AS uuid[]))"),
    text("DELETE FROM start_subscription WHERE deployment_id = ANY (CAST(:old AS uuid[]))"),
)
_OLD = text("SELECT id FROM deployment WHERE pathway_key = :key AND version < :version")
_OVERDUE = text("""
    SELECT process_id, element_id, municipality_id, next_due_at FROM start_subscription
    WHERE deployment_id = ANY (CAST(:old AS uuid[])) AND next_due_at <= :now FOR UPDATE""")
_PROCESSES = text("""
    INSERT INTO process_definition (deployment_id, process_id, name, latest)
    SELECT :id, process, name, true
    FROM unnest(CAST(:processes AS text[]), CAST(:names AS text[])) u (process, name)""")
_DECISIONS = text("""
    INSERT INTO decision_definition (deployment_id, decision_id, latest)
    SELECT :id, decision, true FROM unnest(CAST(:decisions AS text[])) u (decision)""")
_STARTS = text("""
    INSERT INTO start_subscription
      (id, deployment_id, process_id, element_id, kind, name, form_id, municipality_id, next_due_at)
    SELECT u.id, :deployment, u.process, u.element, u.kind, u.name, u.form, u.municipality, u.due
    FROM unnest(CAST(:ids AS uuid[]), CAST(:processes AS text[]), CAST(:elements AS text[]), CAST(:kinds AS text[]),
      CAST(:names AS text[]), CAST(:forms AS text[]), CAST(:municipalities AS text[]), CAST(:dues AS timestamptz[]))
      u (id, process, element, kind, name, form, municipality, due)""")


class Publishing:
    """Deployments, as the process's part of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def lock(self) -> None:
        """One publishing at a time, until the transaction ends."""
        self._transaction.run(_LOCK, {"number": _ONE_AT_A_TIME})

    def latest(self) -> list[LatestVersion]:
        """The newest deployment of each pathway."""
        rows = self._transaction.all(_LATEST, {})
        return [LatestVersion(row.id, row.pathway_key, row.version, row.content_sha256) for row in rows]

    def add(self, publication: Publication) -> None:
        """A deployment that becomes the latest of its pathway."""
        run = self._transaction.run
        deployment = {
            "id": publication.id, "key": publication.key, "version": publication.version,
            "content": publication.content_sha256, "account": publication.published_by,
        }  # fmt: skip
        run(_DEPLOYMENT, deployment)
        files = publication.files
        run(_FILES, {"id": publication.id, "paths": list(files), "contents": list(files.values())})
        old = [row.id for row in self._transaction.all(_OLD, deployment)]
        overdue = {
            (row.process_id, row.element_id, row.municipality_id): row.next_due_at
            for row in self._transaction.all(_OVERDUE, {"old": old, "now": clock.now()})
        }  # what was due before this version came is not lost
        for statement in _NO_LONGER_LATEST:
            run(statement, {"old": old})
        processes = publication.processes
        run(_PROCESSES, {"id": publication.id, "processes": list(processes), "names": list(processes.values())})
        run(_DECISIONS, {"id": publication.id, "decisions": list(publication.decisions)})
        starts = publication.starts
        columns = {
            "processes": "process_id", "elements": "element_id", "kinds": "kind", "names": "name", "forms": "form_id",
            "municipalities": "municipality", "dues": "next_due_at",
        }  # fmt: skip
        arrays = {name: [getattr(start, source) for start in starts] for name, source in columns.items()}
        places = zip(arrays["processes"], arrays["elements"], arrays["municipalities"], strict=True)
        arrays["dues"] = [overdue.get(place, due) for place, due in zip(places, arrays["dues"], strict=True)]
        run(_STARTS, {"deployment": publication.id, "ids": [uuid4() for _ in starts], **arrays})
