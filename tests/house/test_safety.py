"""Headers on every answer, sessions that end, and few tries: for each page, as each member of the cast."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from samenspel.foundation import clock, limits
from samenspel.website import guards
from tests.cast import Cast

from .headers import faults
from .situation import signed_in

PRODUCTION = {
    "SAMENSPEL_KIND": "production",
    "SECRET_KEY": "a-key-of-the-tests-that-is-long-enough-and-not-so-simple-0123456789",
    "SITE_URL": "https://samenspel.example",
    "ALLOWED_HOSTS": "samenspel.example",
    "SEALING_KEYS": "k1:" + "A" * 43 + "=",
    "RESPONSIBLE_KIND": "GEMEENTE",
    "RESPONSIBLE_NAME": "Gemeente Waterhoek",
    "RESPONSIBLE_CONTACT": "privacy@waterhoek.example",
    "PRIVACY_OFFICER": "fg@waterhoek.example",
}


# --- headers ---------------------------------------------------------------------------------------------
def test_what_goes_wrong_carries_them_too(cast: Cast, client: Client) -> None:
    for path in ("/bestaat-niet", "/volg/zwaan-00-00-00", "/werk/"):
        assert faults(client.get(path), personal=True) == [], path
    strict = Client(enforce_csrf_checks=True)
    assert faults(strict.post("/vraag/", {"words": "x"}), personal=True) == []


def test_an_inline_script_has_the_nonce_of_its_own_answer(cast: Cast, client: Client) -> None:
    """Scripts come from our own files; a nonce, where one is used, differs each time."""
    policies = {client.get("/ontwerp/").get("Content-Security-Policy") for _ in range(2)}
    assert all("'unsafe-inline'" not in str(policy) for policy in policies)
    page = client.get("/").content.decode()
    assert " onclick=" not in page
    assert " style=" not in page


def test_a_secure_site_asks_for_https_for_a_year(cast: Cast) -> None:
    with override_settings(
        SECURE_HSTS_SECONDS=31_536_000,
        SECURE_HSTS_INCLUDE_SUBDOMAINS=True,
        SECURE_HSTS_PRELOAD=True,
        SECURE_SSL_REDIRECT=True,
    ):
        client = Client()
        told = client.get("/", secure=True)["Strict-Transport-Security"]
        plain = client.get("/mijn/")
    assert told == "max-age=31536000; includeSubDomains; preload"
    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/mijn/")


# --- as in production ------------------------------------------------------------------------------------
def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ) | PRODUCTION | more
    environment.pop("DEBUG", None)
    return subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def test_django_finds_nothing_to_warn_about() -> None:
    said = run(
        "-W", "error::DeprecationWarning", "-m", "django", "check", "--deploy", "--fail-level", "WARNING"
    )
    assert said.returncode == 0, said.stdout + said.stderr


SHOW = """
import json, django; django.setup()
from django.conf import settings as s
names = ['SESSION_COOKIE_NAME', 'MESSAGES_COOKIE', 'SESSION_COOKIE_SECURE', 'SESSION_COOKIE_HTTPONLY', 'SESSION_COOKIE_SAMESITE',
 'CSRF_COOKIE_NAME', 'CSRF_COOKIE_SECURE', 'SECURE_HSTS_SECONDS', 'SECURE_SSL_REDIRECT', 'DEBUG', 'DEMO', 'PROXIES']
print(json.dumps({name: getattr(s, name) for name in names} | {'limits': [one[0] for one in s.LIMITS]}))
"""


def test_production_has_its_cookies_bound_to_one_host_over_https() -> None:
    said = run("-c", SHOW)
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout) == {
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "MESSAGES_COOKIE": "__Host-messages",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_SSL_REDIRECT": True,
        "DEBUG": False,
        "DEMO": False,
        "PROXIES": 1,
        "limits": ["code_to", "code_to", "code_from", "ask_from"],
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("ALLOWED_HOSTS", "*"),
        ("SITE_URL", "http://samenspel.example"),
        ("SEALING_KEYS", ""),
        ("SEALING_KEYS", "k1:too-short"),
        ("RESPONSIBLE_NAME", ""),
        ("RESPONSIBLE_KIND", "NIEMAND"),
        ("DEBUG", "1"),
        ("CALENDARS_FROM_HERE", "127.0.0.1:8080"),
        ("GEOCODER", "kadaster"),
    ],
)
def test_production_does_not_start_unsafe(name: str, value: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        env=dict(os.environ) | PRODUCTION | {name: value},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert said.returncode != 0
    assert "ImproperlyConfigured" in said.stderr
    assert name in said.stderr


TILES = """
from samenspel.website import safety
print(safety.TILE_URL.split("/")[2] if safety.TILE_URL else "none", *safety.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"][2:])
"""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "service.pdok.nl https://service.pdok.nl"),
        ({"TILE_URL": ""}, "none"),
        ({"TILE_URL": "https://t.example/{z}/{x}/{y}.png"}, "t.example https://t.example"),
        (
            {"TILE_URL": "https://{s}.t.example/{z}/{x}/{y}.png", "TILE_HOST": "https://*.t.example"},
            "{s}.t.example https://*.t.example",
        ),
    ],
)
def test_the_background_comes_from_one_host_or_from_none(asked: dict[str, str], said: str) -> None:
    """PDOK by default; the policy lets in images of that host alone."""
    found = run("-c", TILES, **asked)
    assert found.returncode == 0, found.stderr
    assert found.stdout.strip() == said


# --- sessions --------------------------------------------------------------------------------------------
@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Move the clock on, from now."""
    start = clock.now()
    after = [timedelta()]
    monkeypatch.setattr(clock, "now", lambda: start + after[0])

    def move(**by: float) -> None:
        after[0] += timedelta(**by)

    return move


@pytest.mark.parametrize(
    ("key", "page", "stays", "ends"),
    [
        ("wijkteam", "/werk/", {"minutes": 59}, {"minutes": 61}),
        ("resident", "/mijn/berichten", {"days": 13}, {"days": 15}),
    ],
)
def test_a_session_that_lies_still_ends(
    cast: Cast, moment: Any, key: str, page: str, stays: dict[str, float], ends: dict[str, float]
) -> None:
    client = signed_in(cast, key)
    assert client.get(page).status_code == 200
    moment(**stays)
    assert client.get(page).status_code == 200
    moment(**ends)
    answer = client.get(page)
    assert (answer.status_code, answer["Location"]) == (302, f"/inloggen/login/?next={page}")
    assert client.session.get("_auth_user_id") is None


@pytest.mark.parametrize(
    ("key", "page", "step", "times"),
    [("wijkteam", "/werk/", {"minutes": 50}, 16), ("resident", "/mijn/berichten", {"days": 10}, 5)],
)
def test_a_session_that_is_used_all_the_time_ends_too(
    cast: Cast, moment: Any, key: str, page: str, step: dict[str, float], times: int
) -> None:
    client = signed_in(cast, key)
    answers = []
    for _ in range(times):
        answers.append(client.get(page).status_code)
        moment(**step)
    assert answers[0] == 200
    assert answers[-1] == 302


def test_whoever_was_typing_gets_her_words_back(cast: Cast, moment: Any) -> None:
    client = signed_in(cast, "wijkteam")
    client.get("/werk/")
    moment(hours=2)
    answer = client.post("/balie/vraag", {"words": "Een lange vraag van meneer De Wit."})
    assert answer.status_code == 403
    assert "Een lange vraag van meneer De Wit." in answer.content.decode()


def test_signing_in_gives_a_new_session_and_signing_out_ends_it(cast: Cast) -> None:
    client = signed_in(cast, "resident")
    before = client.session.session_key
    client.post("/inloggen/logout/")
    client.cookies["sessionid"] = str(before)
    assert client.get("/mijn/berichten").status_code == 302


def test_signing_out_is_on_every_page_and_clears_the_browser(cast: Cast) -> None:
    for key, pages in {"resident": ("/mijn/", "/kaart/", "/"), "wijkteam": ("/werk/", "/mijn/")}.items():
        client = signed_in(cast, key)
        for page in pages:
            assert 'href="/inloggen/logout/"' in client.get(page).content.decode(), page
        assert client.post("/inloggen/logout/")["Clear-Site-Data"] == '"cache", "storage"'
    assert 'href="/inloggen/logout/"' not in Client().get("/").content.decode()


def test_what_was_stopped_is_told_without_names(
    cast: Cast, moment: Any, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(6):
        Client().post(reverse("account_request_login_code"), {"email": "resident@example.org"})
    client = signed_in(cast, "wijkteam")
    moment(hours=2)
    client.get("/werk/")
    told = [row.getMessage() for row in caplog.records if row.name == "samenspel.safety"]
    assert told == ["too often: code_to", "a session was over"]


# --- few tries -------------------------------------------------------------------------------------------
def test_one_mailbox_gets_few_codes_whichever_process_is_asked(cast: Cast) -> None:
    answers = [
        Client(REMOTE_ADDR=f"192.0.2.{n}").post(
            reverse("account_request_login_code"), {"email": "Resident@example.org "}
        )
        for n in range(7)
    ]
    assert [one.status_code for one in answers][-2:] == [429, 429]
    assert limits.is_blocked(what="code_to", who="resident@example.org", at_most=5)
    other = Client().post(reverse("account_request_login_code"), {"email": "neighbour@example.org"})
    assert other.status_code == 302


def test_an_unknown_mailbox_is_limited_in_the_same_way(cast: Cast) -> None:
    answers = [
        Client(REMOTE_ADDR=f"192.0.2.{n}").post(
            reverse("account_request_login_code"), {"email": "nobody@example.org"}
        )
        for n in range(6)
    ]
    assert [one.status_code for one in answers] == [302, 302, 302, 302, 302, 429]


def test_one_place_asks_few_questions(cast: Cast) -> None:
    with override_settings(LIMITS=[("ask_from", ("ask_check",), "", (3, 3600))]):
        answers = [Client().post(reverse("ask_check"), {}).status_code for _ in range(5)]
        elsewhere = Client(REMOTE_ADDR="192.0.2.9").post(reverse("ask_check"), {}).status_code
        worker = signed_in(cast, "desk").post(reverse("ask_check"), {}).status_code
    assert answers[2] != 429
    assert answers[3:] == [429, 429]
    assert 429 not in (elsewhere, worker)


def test_six_wrong_codes_of_one_do_not_shut_the_door_for_another(cast: Cast) -> None:
    """Behind one proxy everybody has the proxy's address; the visitor's own stands in what the proxy wrote."""
    with override_settings(PROXIES=1):
        guess = [
            Client().post("/volg/", {"code": "zwaan 00 00 01"}, HTTP_X_FORWARDED_FOR="192.0.2.7").status_code
            for _ in range(8)
        ]
        other = Client().post("/volg/", {"code": "zwaan 00 00 01"}, HTTP_X_FORWARDED_FOR="192.0.2.8")
        made_up = Client().post(
            "/volg/", {"code": "zwaan 00 00 01"}, HTTP_X_FORWARDED_FOR="192.0.2.99, 192.0.2.7"
        )
    assert guess[-1] == made_up.status_code != other.status_code


@pytest.mark.parametrize(
    ("proxies", "told", "seen"),
    [
        (0, "192.0.2.1", "127.0.0.1"),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "10.0.0.1, 192.0.2.1", "192.0.2.1"),
        (2, "10.0.0.1, 192.0.2.1, 198.51.100.1", "192.0.2.1"),
        (2, "192.0.2.1", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_our_own_proxies_say_where_a_visitor_is(rf: Any, proxies: int, told: str, seen: str) -> None:
    request = rf.get("/", HTTP_X_FORWARDED_FOR=told)
    with override_settings(PROXIES=proxies):
        guards.real_address(lambda _: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == seen
