"""The tables, one module per concept. Every id but the named ones is a random UUID made before the insert."""

from engine.storage.tables.access import AccessGrant, ClassRule, DataKey, Disclosure
from engine.storage.tables.account import Account, Membership
from engine.storage.tables.answer import Answer
from engine.storage.tables.audit import AuditEvent, AuditHead, ReadLog
from engine.storage.tables.base import Base, Classed, Period
from engine.storage.tables.case import Case, CaseKey, CaseSide
from engine.storage.tables.deployment import (
    DecisionDefinition,
    Deployment,
    DeploymentFile,
    ProcessDefinition,
    StartSubscription,
)
from engine.storage.tables.document import Document
from engine.storage.tables.history import Activity, DecisionTaken
from engine.storage.tables.incident import Incident
from engine.storage.tables.message import EventSubscription, Message
from engine.storage.tables.municipality import Municipality
from engine.storage.tables.organisation import Desk, DeskMunicipality, Organisation
from engine.storage.tables.participant import Participant
from engine.storage.tables.person import Party, Person, ProtectedContact
from engine.storage.tables.process_instance import ProcessInstance
from engine.storage.tables.service_call import OutgoingMail, ServiceCall
from engine.storage.tables.setting import EngineSetting
from engine.storage.tables.user_task import UserTask

__all__ = [
    "AccessGrant",
    "Account",
    "Activity",
    "Answer",
    "AuditEvent",
    "AuditHead",
    "Base",
    "Case",
    "CaseKey",
    "CaseSide",
    "ClassRule",
    "Classed",
    "DataKey",
    "DecisionDefinition",
    "DecisionTaken",
    "Deployment",
    "DeploymentFile",
    "Desk",
    "DeskMunicipality",
    "Disclosure",
    "Document",
    "EngineSetting",
    "EventSubscription",
    "Incident",
    "Membership",
    "Message",
    "Municipality",
    "Organisation",
    "OutgoingMail",
    "Participant",
    "Party",
    "Period",
    "Person",
    "ProcessDefinition",
    "ProcessInstance",
    "ProtectedContact",
    "ReadLog",
    "ServiceCall",
    "StartSubscription",
    "UserTask",
]
