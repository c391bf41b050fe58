"""Addresses about circles: each deed for herself, and "namens" another. Importing views registers them."""

from django.urls import path

# Importing a module registers its deeds.
from ..views import (  # noqa: F401
    agreement,
    appeal,
    beginning,
    circle,
    circle_more,
    consent,
    exception,
    gleaning,
    hearing,
    leaving,
    ledger,
    note,
    passing_on,
    shared,
    signing,
    standing,
    succession,
    wishing,
    word,
)

LEAVING = [
    path("werk/afscheid", leaving.hands, name="leaving"),
    path("werk/afscheid/<slug:kind>/<uuid:pk>", leaving.hand_on, name="leaving_hand_on"),
    path("werk/afscheid/<slug:kind>/<uuid:pk>/dag", leaving.let_go, name="leaving_let_go"),
    path("beheer/afscheid/<uuid:membership>", leaving.colleague, name="leaving_colleague"),
]
APPEALS = [
    path("werk/verzoek/<uuid:ball>", appeal.work, name="work_appeal"),
    path("kring/bal/<uuid:ball>", agreement.asking_ball, name="asking_ball"),
    path("werk/klacht-aan-de-telefoon", hearing.by_telephone, name="work_complaint_heard"),
    path("werk/verzoek/<uuid:ball>/geef-door", passing_on.pass_on, name="work_appeal_pass"),
    path("werk/verzoek/<uuid:ball>/oppakken", appeal.pick_up, name="work_appeal_pick_up"),
]
urlpatterns = [*APPEALS, *standing.urls(), *LEAVING]
