"""Mail and documents of a rehearsal are written as ever, and kept."""

from uuid import UUID, uuid4

import pytest

from engine.bootstrap import NoAddress
from engine.domain.running.facts import StoredMail
from engine.effects.templates import NotForMail
from engine.scenarios.captured import KeepingDocuments, KeepingPost


def mail(template="task", email="desk@town.example"):
    return StoredMail(
        id=UUID(int=1), message_id="<1@koosrada.example>", template=template, desk_id="town.police", facts={},
        state="waiting", email=email, reference="TUKO-7K4M2Q", case_id=None, country="LV", instance_id=None,
    )  # fmt: skip


def test_a_mail_is_kept_with_its_template_its_desk_and_its_words():
    post = KeepingPost()
    post.send(mail())
    [sent] = post.sent
    assert (sent.template, sent.desk, sent.mail.to) == ("task", "town.police", "desk@town.example")
    assert "Reference: TUKO-7K4M2Q" in sent.mail.text


@pytest.mark.parametrize(("wrong", "error"), [(mail("greetings"), NotForMail), (mail(email=None), NoAddress)])
def test_what_could_not_be_sent_is_refused_here_too(wrong, error):
    post = KeepingPost()
    with pytest.raises(error):
        post.send(wrong)
    assert post.sent == []


def test_a_document_is_rendered_once_for_all_tries():
    documents = KeepingDocuments()
    first, second = uuid4(), uuid4()
    for identity in (first, first, second):
        documents.render("plan", "full", identity)
    assert documents.rendered == ["plan/full", "plan/full"]
