"""What the services need of the rest of the world; storage and effects satisfy these without knowing them."""

from engine.services.ports.effects import DocumentRegister, Documents, Post
from engine.services.ports.people import Answers, People, Tasks
from engine.services.ports.publishing import Deployed, Installing, Publishing, Settings
from engine.services.ports.reading import Audit, Overview, Reading
from engine.services.ports.running import Cases, Directory, Instances, Locks, Messages, Outgoing
from engine.services.ports.unit_of_work import UnitOfWork

__all__ = [
    "Answers",
    "Audit",
    "Cases",
    "Deployed",
    "Directory",
    "DocumentRegister",
    "Documents",
    "Installing",
    "Instances",
    "Locks",
    "Messages",
    "Outgoing",
    "Overview",
    "People",
    "Post",
    "Publishing",
    "Reading",
    "Settings",
    "Tasks",
    "UnitOfWork",
]
