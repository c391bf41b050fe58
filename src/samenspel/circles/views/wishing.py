"""Asking for a share in two small steps: who may read it, and then exactly what, what for and until when."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.commitments import queries as balls
from samenspel.community import queries as community
from samenspel.community.models import Area
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ..actions import consents as actions
from ..forms import consent as forms
from ..queries import consents as queries
from ..queries import notes
from .standing import Standing, deed


@dataclass(frozen=True, slots=True)
class Wishing:
    """About whom, from which circle or ball, and where the way back leads."""

    standing: Standing
    subject: UUID
    name: str
    back: str
    circle: UUID | None = None
    area: UUID | None = None  # where she lives, as far as we know

    @property
    def herself(self) -> bool:
        return self.subject == self.standing.person

    @staticmethod
    def default_until(standing: Standing) -> date:
        """The day until which a share lasts when nobody says otherwise: a setting of the municipality."""
        months = community.setting(area=Area(pk=standing.town), key="consent_months", now=clock.now())
        return after_months(clock.today(), months)


def after_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def about_circle(standing: Standing, circle: UUID, about: str | None, view: str) -> Wishing:
    """Return about whom in the centre of a circle it is, for who stands in it; note the look."""
    found = notes.circle_to_write_in(pk=circle, person=standing.person)
    centre = [row for row in found.people if row["side"] == "CENTRE" and row["id"] != str(standing.person)]
    chosen = next((row for row in centre if not about or row["id"] == about), None)
    if chosen is None:
        raise Http404
    subject = UUID(chosen["id"])
    standing.look(subject=subject, object_type="circle", object_id=circle, view=view, purpose="sharing")
    return Wishing(standing, subject, chosen["name"], standing.url("circle", circle), circle)


def about_ball(standing: Standing, ball: UUID, view: str) -> Wishing:
    """Return about whom a ball is, for who carries it; note the look."""
    found = balls.ball_for(pk=ball)
    if found.subject_id == standing.person or not queries.may_ask_about(found.subject_id):
        raise Http404
    standing.look(subject=found.subject_id, object_type="ball", object_id=ball, view=view, purpose="sharing")
    back = reverse("work_ball", args=[ball])
    return Wishing(standing, found.subject_id, found.subject.shown, back, area=found.subject.area_id)


def wish_about_herself(request: Request, standing: Standing) -> HttpResponse:
    """The person shares something of her own."""
    me = standing.person
    standing.look(subject=me, object_type="person", object_id=me, view="consent_give", purpose="sharing")
    return ask_in_steps(request, Wishing(standing, me, "", standing.url("consents")))


@deed("consent_ask", "kring/<uuid:circle>/toestemming", scope="CIRCLE")
def consent_ask(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """Somebody in the circle asks whether another may read something about who is in the centre."""
    return ask_in_steps(request, about_circle(standing, circle, request.GET.get("over"), "consent_ask"))


@deed("consent_ask_ball", "werk/bal/<uuid:ball>/toestemming", scope="")
def consent_ask_ball(request: Request, standing: Standing, ball: UUID) -> HttpResponse:
    """Who carries a ball asks whether another may read something about the person."""
    return ask_in_steps(request, about_ball(standing, ball, "consent_ask"))


def ask_in_steps(request: Request, wishing: Wishing) -> HttpResponse:
    """First who; then what, what for, until when."""
    receiver = _chosen(request, wishing)
    if isinstance(receiver, HttpResponse):
        return receiver
    form = forms.ThingsForm(
        request.POST or None,
        things=queries.what_may_be_shared(subject=wishing.subject),
        today=clock.today(),
        initial={"until": Wishing.default_until(wishing.standing)},
    )
    if not form.is_valid():
        return wishing.standing.show("consent_what", form=form, wishing=wishing, receiver=receiver[1])
    return _asked(wishing, receiver[0], form)


def _chosen(request: Request, wishing: Wishing, without_yes: bool = False) -> HttpResponse | tuple[str, str]:
    """Return who was chosen, or the page that asks it. `without_yes`: it says that nobody is asked first."""
    groups = queries.receivers(
        subject=wishing.subject,
        on=clock.today(),
        colleagues=bool(request.acting.roles) and not wishing.herself,
    )
    form = forms.WhoForm(request.GET if "aan" in request.GET else None, groups=groups)
    if not form.is_valid():
        return wishing.standing.show(
            "consent_who", form=form, wishing=wishing, groups=groups, without_yes=without_yes
        )
    option = form.cleaned_data["aan"]
    return option, next(name for _group, options in groups for value, name in options if value == option)


def _asked(wishing: Wishing, receiver: str, form: Any) -> HttpResponse:
    typed, standing = form.cleaned_data, wishing.standing
    wish = actions.Wish(
        subject=wishing.subject, municipality=standing.town, circle=wishing.circle, purpose=typed["purpose"],
        until=typed["until"], items=form.items(), **forms.to_whom(receiver),
    )  # fmt: skip
    asked = actions.ask_consent(wish=wish, acting=standing.acting, now=clock.now())
    if wishing.herself:
        return redirect(standing.url("consent", asked.pk))
    sentence = _("Gevraagd. Tot er een ja is, wordt er niets gedeeld.")
    return standing.done(sentence, "consent", asked.pk)
