"""Addresses of what residents begin together."""

from django.urls import path

from .views import answering, beginning, hearing, money

urlpatterns = [
    path("initiatief/nieuw/", beginning.begin, name="initiative_new"),
    path("initiatief/nieuw/waar/", beginning.where, name="initiative_where"),
    path("initiatief/<uuid:pk>/", beginning.one, name="initiative"),
    path("initiatief/<uuid:pk>/vraag-erbij/", beginning.invite, name="initiative_invite"),
    path("initiatief/<uuid:pk>/stop/", beginning.leave, name="initiative_leave"),
    path("initiatief/<uuid:pk>/geld/", money.write, name="grant_write"),
    path("aanvraag/<uuid:pk>/", money.one, name="grant"),
    path("aanvraag/<uuid:pk>/anders/", money.change, name="grant_change"),
    path("aanvraag/<uuid:pk>/papier/", money.paper, name="grant_paper"),
    path("werk/aanvraag/<uuid:ball>/", answering.ball, name="grant_ball"),
    path("beheer/aanvragen/", answering.held, name="grants_held"),
    path("balie/aanvraag/", hearing.begin, name="grant_hear"),
    path("balie/aanvraag/<str:code>/", hearing.hear, name="grant_hear_code"),
]
