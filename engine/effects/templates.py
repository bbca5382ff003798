"""The words of every mail: one neutral text per template and language, the same for everybody.

A mail may be read over a shoulder, on a shared telephone or by the wrong person. It says that something waits and
where to sign in, and names a case by its reference at most. Nothing else can get into it: `write` takes nothing else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import Invalid

REFERENCE = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)+")
LINK = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(?:/[A-Za-z0-9._~/-]*)?")


@dataclass(frozen=True, slots=True)
class Wording:
    """The subject and the text of one mail."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Language:
    """What all mails of a language share: how the reference and the link are given, and the closing words."""

    reference: str
    link: str
    closing: str


LANGUAGES: Mapping[str, Language] = {
    "en": Language(
        reference="Reference: {reference}",
        link="Sign in to see what it is about:\n{link}",
        closing="This mail was sent automatically and gives no details on purpose. Please do not reply to it.",
    ),
    "et": Language(
        reference="Viide: {reference}",
        link="Sisu nägemiseks logige sisse:\n{link}",
        closing="See kiri on saadetud automaatselt ja ei sisalda meelega üksikasju. Palun ärge sellele vastake.",
    ),
}

TEMPLATES: Mapping[str, Mapping[str, Wording]] = {
    "invitation": {
        "en": Wording("Koosrada: an invitation", "An invitation is waiting for you."),
        "et": Wording("Koosrada: kutse", "Teid ootab kutse."),
    },
    "reminder": {
        "en": Wording("Koosrada: a reminder", "A task of yours is due soon."),
        "et": Wording("Koosrada: meeldetuletus", "Teie ülesande tähtaeg läheneb."),
    },
    "contribution": {
        "en": Wording("Koosrada: your contribution", "You are asked for a contribution."),
        "et": Wording("Koosrada: Teie panus", "Teilt oodatakse panust."),
    },
    "plan": {
        "en": Wording("Koosrada: a plan", "There is a new version of a plan for you."),
        "et": Wording("Koosrada: plaan", "Teile on valmis plaani uus versioon."),
    },
    "finished": {
        "en": Wording("Koosrada: finished", "The work under this reference is finished."),
        "et": Wording("Koosrada: lõpetatud", "Selle viitega töö on lõpetatud."),
    },
    "notification": {
        "en": Wording("Koosrada: a notification", "You have a notification. Please confirm that you received it."),
        "et": Wording("Koosrada: teade", "Teile on saabunud teade. Palun kinnitage selle kättesaamist."),
    },
    "feedback": {
        "en": Wording("Koosrada: feedback", "There is feedback for you."),
        "et": Wording("Koosrada: tagasiside", "Teile on tagasiside."),
    },
    "phone": {
        "en": Wording("Koosrada: please telephone", "A task asks you for a telephone call."),
        "et": Wording("Koosrada: palun helistage", "Üks ülesanne vajab Teie telefonikõnet."),
    },
    "overdue": {
        "en": Wording("Koosrada: overdue", "The due date of a task has passed."),
        "et": Wording("Koosrada: tähtaeg möödas", "Ühe ülesande tähtaeg on möödas."),
    },
    "task": {
        "en": Wording("Koosrada: a task", "A new task is waiting for you."),
        "et": Wording("Koosrada: ülesanne", "Teid ootab uus ülesanne."),
    },
}


class NotForMail(Invalid):
    """A mail holds a link without parameters and a reference in capital letters and digits, and nothing else."""


def write(template: str, *, link: str, reference: str | None = None, language: str = "en") -> Wording:
    """Write one mail.

    Parameters
    ----------
    template
        One of `TEMPLATES`.
    link
        Where the reader signs in: the list of tasks or the page of the case by its reference. No query, no fragment.
    reference
        Of the case, such as `TUKO-7K4M2Q`; nothing for what belongs to no case.
    language
        Of the reader; English where a language has no wording.

    Raises
    ------
    NotForMail
        When there is no such template, or the link or the reference could carry something else.

    >>> print(write("task", link="https://koosrada.example/tasks", reference="TUKO-7K4M2Q").text)
    A new task is waiting for you.
    <BLANKLINE>
    Reference: TUKO-7K4M2Q
    <BLANKLINE>
    Sign in to see what it is about:
    https://koosrada.example/tasks
    <BLANKLINE>
    This mail was sent automatically and gives no details on purpose. Please do not reply to it.
    <BLANKLINE>
    """
    if template not in TEMPLATES:
        raise NotForMail(f"There is no mail called {template!r}.")
    if not LINK.fullmatch(link) or (reference is not None and not REFERENCE.fullmatch(reference)):
        raise NotForMail
    wordings = TEMPLATES[template]
    if language not in wordings or language not in LANGUAGES:
        language = "en"
    frame, wording = LANGUAGES[language], wordings[language]
    parts = [wording.text, frame.reference.format(reference=reference) if reference else None]
    parts += [frame.link.format(link=link), frame.closing]
    return Wording(wording.subject, "\n\n".join(part for part in parts if part) + "\n")
