"""Who may see and do what at the intake: every address, every action, every kind of person."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from importers.models import Batch, Candidate, Question
from importers.spreadsheets import urls as intake_urls
from indicators.models import AreaAlias, Ledger, Observation, Release
from tests.importers.intake_world import (
    HUZHOU,
    ZHUZHOU,
    both,
    person,
    row,
    take_all,
    uploaded,
)
from tests.importers.staff_world import client_of

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
OF_A_BATCH = [p.name for p in intake_urls.urlpatterns if "number" in str(p.pattern)]
READ = ["batch_detail", "questions", "annotated", "file"]
DONE = [name for name in OF_A_BATCH if name not in READ]
POST = {
    "reason": "试",
    "remark": "试",
    "accept": "1",
    "tick": "1",
    "code": ZHUZHOU,
    "section": "x",
}


@pytest.fixture
def owner():
    return both("owner", ZHUZHOU)


@pytest.fixture
def batch(owner):
    """One of everything: a new figure, a question."""
    return uploaded(
        owner,
        row("养老床位数", 2018, "9000", unit="张"),
        row("养老床位数", 2019, "9500", unit="张", city="株州"),
    )


def everything():
    """What must not change: batches, decisions, answers, and all that is public."""
    return (
        list(
            Batch.objects.order_by("pk").values_list("pk", "state", "report", "section")
        ),
        list(
            Candidate.objects.order_by("pk").values_list(
                "pk", "verdict", "decision", "ticked", "city"
            )
        ),
        list(Question.objects.order_by("pk").values_list("pk", "answer", "set_aside")),
        Release.objects.count(),
        Observation.objects.count(),
        AreaAlias.objects.count(),
        Ledger.objects.get().latest,
    )


def strangers():
    return {
        "editor of another city": person("e", editor=HUZHOU),
        "reviewer of another city": person("r", reviewer=HUZHOU),
        "both for another city": both("b", HUZHOU),
        "editor of the same city": person("c", editor=ZHUZHOU),
        "reviewer of the same city, before it is submitted": person(
            "v", reviewer=ZHUZHOU
        ),
        "nobody's": person("n"),
    }


def post_of(name, batch):
    question = batch.questions.first()
    return POST | {"question": question.pk if question else ""}


@pytest.mark.parametrize("name", OF_A_BATCH)
def test_another_persons_batch_is_not_there(batch, name):
    before = everything()
    address = reverse(f"intake:{name}", args=[batch.pk])
    for who, user in strangers().items():
        client = client_of(user)
        assert client.get(address).status_code in (404, 405), who
        assert client.post(address, post_of(name, batch)).status_code in (404, 405), who
    assert everything() == before


@pytest.mark.parametrize("name", OF_A_BATCH)
def test_a_batch_that_does_not_exist_is_not_there(owner, name):
    address = reverse(f"intake:{name}", args=[999_999])
    client = client_of(owner)
    assert client.get(address).status_code in (404, 405)
    assert client.post(address, POST).status_code in (404, 405)


@pytest.mark.parametrize("name", DONE)
def test_an_expired_batch_takes_no_decisions(owner, batch, name):
    take_all(batch, owner)
    Batch.objects.update(expires_at=timezone.now() - timedelta(days=1))
    before = everything()
    address = reverse(f"intake:{name}", args=[batch.pk])
    response = client_of(owner).post(address, post_of(name, batch))
    assert response.status_code in (409, 302)
    if name == "discard":
        return
    assert everything() == before


@pytest.mark.parametrize("name", [p.name for p in intake_urls.urlpatterns])
def test_strangers_to_the_portal_are_sent_to_the_login(batch, client, name):
    args = [batch.pk] if name in OF_A_BATCH else []
    address = reverse(f"intake:{name}", args=args)
    before = everything()
    for response in (client.get(address), client.post(address, POST)):
        assert response.status_code == 302
        assert "/admin/login/" in response["Location"]
    assert everything() == before
