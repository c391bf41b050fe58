"""Where I am signed in: a list of my own, each to be ended, and all at once (ASVS V7.4.3, V7.5.2)."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from samenspel.community.models import Account, Membership
from samenspel.foundation import sessions
from samenspel.website.guards import device_word
from samenspel.website.sign_in import SignIn

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
COMPUTER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def signed_in(cast: Cast, agent: str, key: str = "resident") -> Client:
    """A browser that signed in just now, and looked at one page."""
    client = Client(headers={"user-agent": agent})
    client.force_login(Account.objects.get(person_id=cast[key].pk))
    session = client.session
    session["second_factor"] = True
    session.save()
    assert client.get("/mijn/").status_code == 200
    return client


def is_in(client: Client) -> bool:
    return client.get("/mijn/berichten").status_code == 200


def test_it_shows_where_i_am_signed_in(cast: Cast) -> None:
    here, _there = signed_in(cast, PHONE), signed_in(cast, COMPUTER)
    signed_in(cast, COMPUTER, "outsider")
    shown = here.get(reverse("my_access")).content.decode()
    assert "Waar ben ik aangemeld?" in shown
    assert shown.count("Een telefoon") == shown.count("Een computer") == 1
    assert shown.count("(dit apparaat)") == 1
    assert str(here.session.session_key) not in shown, "the key itself is secret"


def test_one_place_is_ended(cast: Cast) -> None:
    here, there = signed_in(cast, PHONE), signed_in(cast, COMPUTER)
    page = here.get(reverse("my_access")).content.decode()
    where = re.findall(r'action="([^"]+/sessie/[^"]+)"', page)
    assert len(where) == 1
    assert here.post(where[0])["Location"] == reverse("my_access")
    assert is_in(here)
    assert not is_in(there)
    assert here.post(where[0]).status_code == 404, "it was ended already"


def test_everywhere_is_here_too(cast: Cast) -> None:
    here, there = signed_in(cast, PHONE), signed_in(cast, COMPUTER)
    other = signed_in(cast, COMPUTER, "outsider")
    here.post(reverse("my_sessions_end"))
    assert not is_in(here)
    assert not is_in(there)
    assert is_in(other)


@pytest.mark.parametrize("what", ["totp_activated", "totp_deactivated", "webauthn_added", "webauthn_removed"])
def test_another_second_factor_ends_the_other_sessions(cast: Cast, what: str) -> None:
    here, there = signed_in(cast, PHONE), signed_in(cast, COMPUTER)
    _changed(here, cast, f"mfa/email/{what}")
    assert is_in(here)
    assert not is_in(there)


def test_another_address_ends_the_other_sessions(cast: Cast) -> None:
    here, there = signed_in(cast, PHONE), signed_in(cast, COMPUTER)
    _changed(here, cast, "account/email/email_changed")
    assert is_in(here)
    assert not is_in(there)


def test_what_changes_no_way_in_ends_nothing(cast: Cast) -> None:
    here, there = signed_in(cast, PHONE), signed_in(cast, COMPUTER)
    _changed(here, cast, "account/email/login_code")
    assert is_in(there)


def _changed(client: Client, cast: Cast, what: str) -> None:
    """What allauth calls when a way in was changed, from this browser."""
    from allauth.core.context import request_context

    request = client.get("/mijn/").wsgi_request
    with request_context(request):
        SignIn(request).send_notification_mail(what, Account.objects.get(person_id=cast["resident"].pk))


def test_setting_up_an_app_ends_the_other_sessions(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    """The whole way, as allauth does it: a passkey or app is set up, and elsewhere she is out."""
    from allauth.mfa.totp.internal import auth

    here, there = signed_in(cast, PHONE), signed_in(cast, COMPUTER)
    session = here.session
    session["account_authentication_methods"] = [{"method": "code", "at": 2_000_000_000}]
    session.save()
    here.get(reverse("mfa_activate_totp"))
    secret = here.session[auth.SECRET_SESSION_KEY]
    code = auth.format_hotp_value(auth.hotp_value(secret, next(iter(auth.yield_hotp_counters_from_time()))))
    with django_capture_on_commit_callbacks(execute=True):
        answer = here.post(reverse("mfa_activate_totp"), {"code": code})
    assert answer.status_code == 302
    assert "recovery" in answer["Location"], answer["Location"]
    assert is_in(here)
    assert not is_in(there)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    mine, theirs = signed_in(cast, PHONE, "outsider"), signed_in(cast, COMPUTER)
    cast.enter("resident")
    (found,) = sessions.sessions_of(owner=cast["resident"].pk, here="")
    cast.enter(None)
    assert mine.post(reverse("my_session_end", args=[found.handle])).status_code == 404
    assert is_in(theirs)


@pytest.mark.parametrize(
    ("agent", "word"),
    [(PHONE, "PHONE"), (COMPUTER, "COMPUTER"), ("Mozilla/5.0 (iPad; CPU OS 18_0)", "TABLET"), ("", "")],
)
def test_a_device_is_a_word(agent: str, word: str) -> None:
    assert device_word(agent) == word


# --- a keeper and a colleague ------------------------------------------------------------------------------
def test_a_keeper_puts_a_colleague_out_everywhere(cast: Cast) -> None:
    colleague, keeper = signed_in(cast, PHONE, "coach"), signed_in(cast, COMPUTER, "official")
    cast.enter("official")
    work = Membership.objects.get(person=cast["coach"])
    cast.enter(None)
    assert "Log Dewi overal uit" in keeper.get(reverse("keeping_membership", args=[work.pk])).content.decode()
    assert keeper.post(reverse("keeping_log_out", args=[work.pk])).status_code == 302
    assert not is_in(colleague)
    assert is_in(keeper)


@pytest.mark.parametrize("key", ["wijkteam", "outsider"])
def test_who_keeps_nothing_puts_nobody_out(cast: Cast, key: str) -> None:
    colleague, other = signed_in(cast, PHONE, "coach"), signed_in(cast, COMPUTER, key)
    cast.enter("official")
    work = Membership.objects.get(person=cast["coach"])
    cast.enter(None)
    assert other.post(reverse("keeping_log_out", args=[work.pk])).status_code == 404
    assert is_in(colleague)
