"""Pages of what is agreed: writing in small steps, versions side by side, signing, and on paper."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from samenspel.commitments import queries as balls
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, rules, showing
from ..forms import agreement as forms
from ..models import Agreement
from ..queries import CirclePage, Version
from .circle import look_at
from .standing import Standing, deed

AT_MOST = 50
STEP_FORMS: dict[str, type[forms.StepForm]] = {
    "waarom": forms.WhyForm,
    "wat-er-al-is": forms.AlreadyThereForm,
    "bellen": forms.CallForm,
    "vertellen": forms.TellsForm,
    "dank": forms.ThanksForm,
    "terugkijken": forms.ReviewForm,
}


def open_version(
    standing: Standing, circle: UUID, agreement: UUID, view: str, *, inside: bool = True
) -> tuple[CirclePage, Version]:
    """Return a version and its circle, for who may see them; noted as a look."""
    page = queries.circle_page(pk=circle, person=standing.person)
    if inside and not page.is_in:
        raise Http404
    found = queries.version(page, pk=agreement)
    look_at(standing, page, view)
    return page, found


def may_write(standing: Standing, page: CirclePage, one: Version) -> bool:
    """True when she may fill in this version itself; else she makes one of her own."""
    free = one.is_draft and not one.signatures
    return free and rules.may_write(
        me=standing.person, maker=one.agreement.made_by_id, centre=page.centre_ids
    )


@deed("agreements_mine", "afspraken/", scope="AGREEMENTS")
def agreements_mine(request: Request, standing: Standing) -> HttpResponse:
    """What holds and what lies on the table in each of my circles; first what waits for my yes."""
    found = list(queries.agreements_of(person=standing.person)[:AT_MOST])
    for row in found:
        for one in row.centre:  # type: ignore[attr-defined]  # annotated by the query
            standing.look(
                subject=UUID(one["person"]), object_type="agreement", object_id=row.pk,
                view="agreements_mine", purpose="circle",
            )  # fmt: skip
    return standing.show("agreement_mine", rows=found)


@deed("agreements", "kring/<uuid:circle>/afspraken/", scope="AGREEMENTS")
def agreements(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """Every version there was, newest first; and beginning one of my own."""
    page = queries.circle_page(pk=circle, person=standing.person)
    if not page.is_in:
        raise Http404
    look_at(standing, page, "agreements")
    if request.method == "POST":
        made = actions.write_version(circle=page.circle, acting=standing.acting, now=clock.now())
        return redirect(standing.url("agreement_step", circle, made.pk, rules.STEPS[0]))
    return standing.show("agreement_all", page=page, versions=queries.versions_of(page))


@deed("agreement", "kring/<uuid:circle>/afspraken/<uuid:agreement>/", scope="AGREEMENTS")
def agreement(request: Request, standing: Standing, circle: UUID, agreement: UUID) -> HttpResponse:
    """One version, whole: what it says, what still lacks, who signed."""
    page, one = open_version(standing, circle, agreement, "agreement", inside=False)
    me = str(standing.person)
    return standing.show(
        "agreement_page", page=page, one=one, lines=showing.lines(one),
        lacks=showing.lacks(standing.url, page, one),
        signing=showing.signing(standing.url, page, one, me), may_write=may_write(standing, page, one),
        my_turn=me in map(str, one.signers(page)) and not one.signature_of(me),
        asked=one.asked_to_go_on(standing.person, page),
        silent=showing.silent(standing.url, page, one, me),
        may_go_on=page.in_centre or one.agreement.first_contact_id == standing.person,
    )  # fmt: skip


@deed("agreement_step", "kring/<uuid:circle>/afspraken/<uuid:agreement>/stap/<slug:step>", scope="AGREEMENTS")
def agreement_step(
    request: Request, standing: Standing, circle: UUID, agreement: UUID, step: str
) -> HttpResponse:
    """One small step of the wizard; what was typed stays, whatever comes next."""
    page, one = open_version(standing, circle, agreement, "agreement_step")
    if step not in rules.STEPS or not may_write(standing, page, one):
        raise Http404
    if step == "wie-doet-wat":
        return _who_does_what(request, standing, page, one)
    form = _step_form(request, page, one.agreement, step)
    if request.method == "POST" and form.is_valid():
        actions.write_in(agreement=one.agreement, acting=standing.acting, now=clock.now(), **form.words())
        return _onward(standing, one.agreement, step)
    return _show_step(standing, page, one, step, form=form)


def _show_step(standing: Standing, page: CirclePage, one: Version, step: str, **more: Any) -> HttpResponse:
    number = rules.STEPS.index(step)
    before = rules.STEPS[number - 1] if number else None
    places = showing.steps(standing.url, page.circle.pk, one.agreement.pk, step)
    back = standing.url("agreement_step", page.circle.pk, one.agreement.pk, before) if before else ""
    return standing.show(
        "agreement_step", page=page, one=one, step=step, number=number + 1, of=len(rules.STEPS), steps=places,
        title=showing.STEP_NAMES[step], back=back, prompts=showing.PROMPTS[step], **more,
    )  # fmt: skip


def _onward(standing: Standing, found: Agreement, step: str) -> HttpResponse:
    following = rules.next_step(step)
    if following is None:
        return redirect(standing.url("agreement", found.circle_id, found.pk))
    return redirect(standing.url("agreement_step", found.circle_id, found.pk, following))


def _step_form(request: Request, page: CirclePage, found: Agreement, step: str) -> forms.StepForm:
    kind, typed = STEP_FORMS[step], request.POST or None
    given: dict[str, Any] = {name: getattr(found, name, "") for name in kind.base_fields}
    if kind is forms.CallForm:
        given["first_contact"] = found.first_contact_id
        names = [(row["person"], _with_detail(row)) for row in page.here]
        return forms.CallForm(typed, people=names, initial=given)
    if kind is forms.ReviewForm:
        given["review_on"] = found.review_on or clock.today() + rules.REVIEW_AFTER
        return forms.ReviewForm(typed, today=clock.today(), initial=given)
    return kind(typed, initial=given)


def _with_detail(row: dict[str, Any]) -> str:
    more = showing.detail(row)
    return f"{row['shown']}, {more}" if more else str(row["shown"])


def _who_does_what(request: Request, standing: Standing, page: CirclePage, one: Version) -> HttpResponse:
    if request.method == "POST":
        return _onward(standing, one.agreement, "wie-doet-wat")
    people = [
        row
        | {
            "detail": showing.detail(row),
            "part": next((part for part in one.parts if part["person"] == row["person"]), None),
            "url": standing.url("agreement_part", page.circle.pk, one.agreement.pk, row["person"]),
        }
        for row in page.here
    ]
    return _show_step(standing, page, one, "wie-doet-wat", people=people)


@deed("agreement_part", "kring/<uuid:circle>/afspraken/<uuid:agreement>/wie/<uuid:who>", scope="AGREEMENTS")
def agreement_part(
    request: Request, standing: Standing, circle: UUID, agreement: UUID, who: UUID
) -> HttpResponse:
    """What one person does, and does not."""
    page, one = open_version(standing, circle, agreement, "agreement_part")
    row = page.who(who)
    if row is None or row["state"] != "ACTIVE" or not may_write(standing, page, one):
        raise Http404
    part = next((part for part in one.parts if part["person"] == str(who)), None)
    form = forms.PartForm(request.POST or None, initial=part)
    if request.method == "POST" and ("leave_out" in request.POST or form.is_valid()):
        return _wrote_part(request, standing, one.agreement, who, form)
    return standing.show("agreement_part", page=page, one=one, row=row, part=part, form=form)


def _wrote_part(
    request: Request, standing: Standing, found: Agreement, who: UUID, form: forms.PartForm
) -> HttpResponse:
    hers: dict[str, Any] = {"agreement": found, "person": who, "acting": standing.acting, "now": clock.now()}
    if "leave_out" in request.POST:
        actions.leave_out_part(**hers)
    else:
        actions.write_part(**hers, **form.cleaned_data)
    return redirect(standing.url("agreement_step", found.circle_id, found.pk, "wie-doet-wat"))


def asking_ball(request: Request, ball: UUID) -> HttpResponse:
    """The page of the ball of asking who said nothing yet: the question itself, in the circle."""
    found = balls.ball_for(pk=ball)
    agreement = Agreement.objects.get(pk=found.about_id)
    return redirect("agreement_go_on", circle=agreement.circle_id, agreement=agreement.pk)
