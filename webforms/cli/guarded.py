"""What a person sees when something goes wrong: a sentence and an exit code, never a stack trace."""

from pathlib import Path
from typing import IO, Any, Final

import click

from engine.errors import EngineError
from webforms.cli.layout import wrapped

FAILED: Final = 1
WRONG_USE: Final = 2
OUR_FAULT: Final = 3


class Failed(click.ClickException):
    """The command could not do what was asked."""

    exit_code = FAILED

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence, within the columns of the screen."""
        click.echo(wrapped(self.format_message(), 7, "Error:"), file=file, err=file is None)


class WrongUse(Failed):
    """What was given to the command cannot be used."""

    exit_code = WRONG_USE


class GuardedGroup(click.Group):
    """A group of commands whose errors end in a sentence.

    Exit codes: 1 for what the engine refuses, 2 for wrong use, 3 for a fault of ours.
    """

    def invoke(self, context: click.Context) -> Any:
        """Run the command; turn what it raises into a sentence."""
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except EngineError as error:
            raise Failed(str(error)) from None
        except OSError as error:
            what = f"`{error.filename}`: " if error.filename else ""
            raise Failed(f"{what}{error.strerror or error}") from None
        except MemoryError:
            raise Failed("there is not enough memory for this") from None
        except Exception as error:  # noqa: BLE001 - the last line before a stack trace
            raise OurFault(error) from None


class OurFault(Failed):
    """Something that should not have happened; says where, so that it can be mended."""

    exit_code = OUR_FAULT

    def __init__(self, error: Exception) -> None:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f", {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else ""
        super().__init__(f"this is a fault of Koosrada, not of yours ({type(error).__name__}{where})")
