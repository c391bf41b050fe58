"""My ledger: what is kept about me, who may see it, who looked, who acted for me, what I agreed (R02)."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.community.models import Person
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, saying, showing
from ..forms.appeal import LooksForm, QuietForm
from .standing import Standing, deed


def page_of(request: Request) -> int:
    """Return which page of a list is asked for: 1 for anything that is no number."""
    asked = request.GET.get("p", "")
    return min(int(asked), 100_000) if asked.isascii() and asked.isdigit() else 1


def _look(standing: Standing, view: str, event_type: str = "READ") -> None:
    standing.look(
        subject=standing.person, object_type="person", object_id=standing.person, view=view,
        purpose="own_page", event_type=event_type,
    )  # fmt: skip


class Go:
    """The addresses of our deeds from where we stand, by name, for templates: {{ go.who_looked }}."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing

    def __getitem__(self, name: str) -> str:
        return self.standing.url(name)


def _show(standing: Standing, view: str, **shown: Any) -> HttpResponse:
    _look(standing, view)
    return standing.show(view, go=Go(standing), **shown)


def front_door(request: Request) -> HttpResponse:
    """My own page; without account: the way in with a code."""
    me = request.acting.person
    if me is None:
        return render(request, "circles/ledger_way_in.html")
    return front(request, Standing(request, request.acting, me, namens=False))


@deed("mine", "mijn/", scope="LEDGER")
def front(request: Request, standing: Standing) -> HttpResponse:
    """Where each ball lies, and how much is kept about me, with the way to all of it."""
    found = queries.front(person=standing.person, now=clock.now(), page=page_of(request))
    for ball in found.balls.rows:
        ball["url"] = _ball_url(standing, ball)
    asked = [saying.asked_in_words(row) | {"url": _asked_url(standing, row)} for row in found.asked]
    _look(standing, "ledger_front")
    name = request.acting_name
    return standing.show_kept(
        "ledger_front", beside={"go": Go(standing)}, front=found, asked=asked, page=found.balls, name=name
    )


def _asked_url(standing: Standing, row: dict[str, Any]) -> str:
    """Where she answers it: the thing itself when there is one, or else the list."""
    one, every = {
        "consents": ("consent", "consents"), "invitations": ("circle", "circles"),
        "newcomers": ("circle", "circles"), "agreements": ("agreement", "agreements_mine"),
        "going_on": ("agreement_go_on", "agreements_mine"),
        "asking": ("agreement_go_on", "agreements_mine"), "inquiry": ("four_v_ball", "four_v"),
        "successions": ("succession", "successions"), "coming": ("succession", "successions"),
    }[row["what"]]  # fmt: skip
    if row["number"] > 1:
        return standing.url(every)
    return standing.url(one, *(part for part in (row["place"], row["item"]) if part))


def _ball_url(standing: Standing, ball: dict[str, Any]) -> str:
    """Where she follows it. A code opens more than this mandate does: not for who acts for her."""
    if ball["about"] == "APPEAL":
        return standing.url("appeal", ball["about_id"])
    if standing.namens or not ball["code"]:
        return ""
    page = "offer_follow" if ball["about"] == "OFFER" else "follow"
    return reverse(page, args=[codes.in_address(ball["code"])])


@deed("ledger_written", "mijn/opgeschreven", scope="LEDGER")
def written(request: Request, standing: Standing) -> HttpResponse:
    """What is written down about me, by kind."""
    counted = queries.numbers(person=standing.person)
    kinds = [
        {"what": one.what, "number": counted[one.key], "url": standing.url("ledger_kind", one.key)}
        for one in queries.kept().values()
        if counted.get(one.key)
    ]
    return _show(standing, "ledger_written", kinds=kinds)


@deed("ledger_kind", "mijn/opgeschreven/<slug:kind>", scope="LEDGER")
def kind(request: Request, standing: Standing, kind: str) -> HttpResponse:
    """The words themselves, of one kind, each with what I can do about it."""
    one = queries.kept().get(kind)
    if one is None or not one.words:
        raise Http404
    page = queries.written(person=standing.person, key=kind, page=page_of(request))
    for row in page.rows:
        row["shown"] = saying.in_words(one, row["facts"])
        row["over"] = f"{one.key}:{row['item']}" if row["item"] else ""
    wrong, unwanted = (standing.url("appeal_new", slug) for slug in ("klopt-niet", "wil-ik-niet"))
    return _show(standing, "ledger_kind", kind=one, page=page, wrong=wrong, unwanted=unwanted)


@deed("my_messages", "mijn/berichten", scope="LEDGER")
def messages(request: Request, standing: Standing) -> HttpResponse:
    """What was told to me, also what went by letter or text message."""
    return kind(request, standing, "message")


@deed("ledger_readers", "mijn/wie-mag-wat", scope="LEDGER")
def readers(request: Request, standing: Standing) -> HttpResponse:
    """Who may see what, until when."""
    page = queries.readers(person=standing.person, now=clock.now(), page=page_of(request))
    page.rows[:] = [saying.reader_in_words(row) for row in page.rows]
    return _show(standing, "ledger_readers", page=page)


@deed("who_looked", "mijn/wie-keek", scope="LEDGER")
def who_looked(request: Request, standing: Standing) -> HttpResponse:
    """Who looked at what concerns me: every field of NEN 7513, by period and by who."""
    form = LooksForm(request.GET or None, lookers=queries.lookers(person=standing.person))
    page = queries.looks(person=standing.person, chosen=form.chosen(page_of(request), queries.PAGE))
    page.rows[:] = [saying.look_in_words(row) for row in page.rows]
    asked = request.GET.copy()
    asked.pop("p", None)
    return _show(
        standing, "ledger_looks", page=page, filter=form, kept=f"{asked.urlencode()}&" if asked else ""
    )


@deed("ledger_namens", "mijn/namens-mij", scope="LEDGER")
def namens(request: Request, standing: Standing) -> HttpResponse:
    """Who did something in my name."""
    page = queries.done_for(person=standing.person, page=page_of(request))
    page.rows[:] = [saying.deed_in_words(row) for row in page.rows]
    return _show(standing, "ledger_namens", page=page)


@deed("ledger_agreed", "mijn/afgesproken", scope="LEDGER")
def agreed(request: Request, standing: Standing) -> HttpResponse:
    """What I agreed to: agreements that I signed, and what I said that others may read."""
    page = queries.agreed(person=standing.person, page=page_of(request))
    for row in page.rows:
        row["url"] = standing.url("circle", row["place"]) if row["kind"] == "agreement" else ""
        row["ends"] = row["kind"] == "consent" and row["state"] == "GIVEN"
    return _show(standing, "ledger_agreed", page=page)


@deed("ledger_paper", "mijn/op-papier", scope="LEDGER")
def paper(request: Request, standing: Standing) -> HttpResponse:
    """All of it on paper: for who has no screen, or wants to keep it; a worker can send it."""
    by_letter = standing.namens and showing.at_desk(request.acting.roles)
    if request.method == "POST" and by_letter:
        actions.send_on_paper(acting=standing.acting, now=clock.now())
        return standing.done(_("De brief staat klaar. Print nu ook dit overzicht."), "ledger_paper")
    now = clock.now()
    shown = saying.on_paper(queries.whole(person=standing.person, now=now))
    _look(standing, "ledger_paper", event_type="PRINT")
    return standing.show("ledger_paper", go=Go(standing), now=now, by_letter=by_letter, **shown)


@deed("ledger_quiet", "mijn/rust", scope="LEDGER")
def quiet(request: Request, standing: Standing) -> HttpResponse:
    """Leave me alone until a day; or contact is welcome again."""
    form = QuietForm(request.POST if "until" in request.POST else None, today=clock.today())
    again = request.method == "POST" and "again" in request.POST
    if again or form.is_valid():
        until = None if again else form.cleaned_data["until"]
        actions.leave_me_alone(until=until, acting=standing.acting, now=clock.now())
        said = _("Goed. Contact mag weer.") if again else _("Goed. Tot die dag laten we je met rust.")
        return standing.done(said, "mine")
    person = Person.objects.get(pk=standing.person)
    return _show(standing, "ledger_quiet", form=form, person=person, today=clock.today())


@deed("ledger_take_along", "mijn/meenemen", scope="LEDGER")
def take_along(request: Request, standing: Standing) -> HttpResponse:
    """All that is kept about me in one file: ask for it, see how far it is, and get it."""
    if request.method == "POST":
        actions.ask_to_take_along(acting=standing.acting, now=clock.now())
        return standing.done(
            _("We maken je bestand. Dat duurt meestal een paar tellen."), "ledger_take_along"
        )
    files = list(queries.files_of(person=standing.person)[:10])
    for row in files:
        row.json_url, row.read_url = standing.url("ledger_file", row.pk), standing.url("ledger_read", row.pk)  # type: ignore[attr-defined]
    making = next((row for row in files if row.ready_at is None), None)
    return _show(standing, "ledger_take_along", files=files, making=making, now=clock.now())


@deed("ledger_file", "mijn/meenemen/<uuid:pk>.json", scope="LEDGER")
def file(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """The file itself, for a machine."""
    found = queries.file_for(pk=pk, person=standing.person, now=clock.now())
    _look(standing, "ledger_file", event_type="EXPORT")
    answer = HttpResponse(actions.open_file(found), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="samenspel-{found.ready_at:%Y-%m-%d}.json"'
    return answer


@deed("ledger_read", "mijn/meenemen/<uuid:pk>", scope="LEDGER")
def read(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """The same file, to read and to print."""
    found = queries.file_for(pk=pk, person=standing.person, now=clock.now())
    _look(standing, "ledger_read", event_type="EXPORT")
    document = saying.readable(actions.open_file(found))
    return standing.show("ledger_read", file=found, document=document, go=Go(standing))
