"""The first statement of a request reads the session and enters its account: never somebody else's."""

from collections.abc import Callable

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.play import as_the_owner

from samenspel.community.models import Account

pytestmark = pytest.mark.django_db
NAME = {"coach": "Dewi", "resident": "Amina"}


def _signed_in(cast: Cast, key: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person=cast[key]))
    session = client.session
    session["second_factor"] = True
    session.save()
    client.get("/mijn/")  # the first page notes whose session it is
    return client


def _note(client: Client, owner: object) -> None:
    with as_the_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE django_session SET owner = %s WHERE session_key = %s", [owner, client.session.session_key]
        )


def _reads(page: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as caught:
        page()
    return [one["sql"] for one in caught.captured_queries if "community_enter(" in one["sql"]]


def test_one_statement_reads_the_session_and_enters(cast: Cast) -> None:
    client = _signed_in(cast, "resident")
    reads = _reads(lambda: client.get("/mijn/"))
    assert len(reads) == 1
    assert "django_session" in reads[0]


def test_a_session_noted_for_another_is_still_its_own(cast: Cast) -> None:
    client = _signed_in(cast, "resident")
    own = client.get("/mijn/").content
    _note(client, cast["coach"].pk)
    assert client.get("/mijn/").content == own
    assert client.get("/werk/").status_code == 404


def test_a_session_of_nobody_that_was_noted_for_somebody_is_nobodys(cast: Cast) -> None:
    client = _signed_in(cast, "resident")
    session = client.session
    del session[SESSION_KEY]
    session.save()
    _note(client, cast["resident"].pk)
    page = client.get("/mijn/")
    assert "Uitloggen" not in page.content.decode()
    assert client.get("/mijn/opgeschreven").status_code == 302


def test_a_closed_account_comes_in_no_more(cast: Cast) -> None:
    client = _signed_in(cast, "resident")
    with as_the_owner():
        Account.objects.filter(person=cast["resident"]).update(is_active=False)
    assert client.get("/mijn/opgeschreven").status_code == 302


def test_a_session_that_ended_is_nobodys(cast: Cast) -> None:
    client = _signed_in(cast, "resident")
    with as_the_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE django_session SET expire_date = now() - interval '1 second'")
    assert client.get("/mijn/opgeschreven").status_code == 302
