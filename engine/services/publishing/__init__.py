"""Publishing: files become an immutable deployment, if nothing speaks against it."""

from engine.services.publishing.commands import PathwayFiles, PublishDeployment, PublishedVersion
from engine.services.publishing.gate import examine

__all__ = ["PathwayFiles", "PublishDeployment", "PublishedVersion", "examine"]
