"""Forms: what people are asked, which of it is asked of whom, and what becomes of the answers."""

from engine.forms.checks import check_form
from engine.forms.field import Field, Kind, Option, ProcessInput
from engine.forms.form import Form, Group, Part, Presentation
from engine.forms.loading import AnswersRefused, load_answers
from engine.forms.permitted import Permitted, Reader, fields_for
from engine.forms.prefill import prefill, prefill_line
from engine.forms.problems import FormProblem
from engine.forms.reading import read_form
from engine.forms.sentences import Sentence
from engine.forms.submission import Answer, PartiesUnresolved, Submission
from engine.forms.values.references import NewParty

__all__ = [
    "Answer",
    "AnswersRefused",
    "Field",
    "Form",
    "FormProblem",
    "Group",
    "Kind",
    "NewParty",
    "Option",
    "Part",
    "PartiesUnresolved",
    "Permitted",
    "Presentation",
    "ProcessInput",
    "Reader",
    "Sentence",
    "Submission",
    "check_form",
    "fields_for",
    "load_answers",
    "prefill",
    "prefill_line",
    "read_form",
]
