"""What makes a form unfit for use, found without filling it."""

from collections.abc import Callable, Iterable
from typing import Final

from engine.forms.checks.conditions import conditions_compile, conditions_look_back
from engine.forms.checks.keys import keys_are_names, keys_are_unique
from engine.forms.checks.kinds import calculations_fit, limits_fit, money_is_whole, tables_have_columns
from engine.forms.checks.marks import (
    contacts_stay_out,
    every_answer_has_a_class,
    free_text_stays_out,
    subjects_are_parties,
    summaries_are_closed,
)
from engine.forms.checks.options import codes_are_codes, codes_differ, questions_offer_answers
from engine.forms.form import Form
from engine.forms.problems import FormProblem

CHECKS: Final[tuple[Callable[[Form], Iterable[FormProblem]], ...]] = (
    keys_are_names,
    keys_are_unique,
    every_answer_has_a_class,
    free_text_stays_out,
    contacts_stay_out,
    summaries_are_closed,
    subjects_are_parties,
    codes_are_codes,
    codes_differ,
    questions_offer_answers,
    tables_have_columns,
    money_is_whole,
    limits_fit,
    calculations_fit,
    conditions_compile,
    conditions_look_back,
)


def check_form(form: Form) -> tuple[FormProblem, ...]:
    """Everything that is wrong with a form: what its reader found, then what each check finds.

    A form with a problem of severity error must not be published.
    """
    return (*form.problems, *(problem for check in CHECKS for problem in check(form)))
