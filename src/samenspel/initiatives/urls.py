"""Addresses of what residents begin together."""

from django.urls import path

from .views import afterwards, answering, beginning, desk, hearing, joining, money

urlpatterns = [
    path("initiatief/nieuw/", beginning.begin, name="initiative_new"),
    path("initiatief/nieuw/waar/", beginning.where, name="initiative_where"),
    path("initiatief/op-papier/", desk.paper, name="idea_paper"),
    path("initiatief/<uuid:pk>/", beginning.one, name="initiative"),
    path("initiatief/<uuid:pk>/vraag-erbij/", beginning.invite, name="initiative_invite"),
    path("initiatief/<uuid:pk>/uitnodiging/", beginning.invitation, name="initiative_invitation"),
    path("initiatief/<uuid:pk>/stop/", beginning.leave, name="initiative_leave"),
    path("initiatief/<uuid:pk>/geld/", money.write, name="grant_write"),
    path("aanvraag/<uuid:pk>/", money.one, name="grant"),
    path("aanvraag/<uuid:pk>/anders/", money.change, name="grant_change"),
    path("aanvraag/<uuid:pk>/papier/", money.paper, name="grant_paper"),
    path("werk/aanvraag/<uuid:ball>/", answering.ball, name="grant_ball"),
    path("beheer/aanvragen/", answering.held, name="grants_held"),
    path("balie/aanvraag/", hearing.begin, name="grant_hear"),
    path("balie/aanvraag/<uuid:pk>/", hearing.hear, name="grant_hear_code"),
    path("balie/idee/", desk.desk, name="idea_desk"),
    path("balie/idee/nieuw/", desk.begin, name="idea_for"),
    path("balie/idee/opnieuw/", desk.again, name="idea_again"),
    path("balie/idee/erbij/<uuid:pk>/", joining.join, name="idea_join"),
    path("balie/idee/<uuid:pk>/", afterwards.idea, name="idea_at_desk"),
    path("balie/idee/<uuid:pk>/tekst/", afterwards.words, name="idea_words"),
    path("balie/idee/<uuid:pk>/kaartje/", afterwards.card, name="idea_card"),
    path("balie/idee/<uuid:pk>/uitnodiging/", afterwards.invitation, name="idea_invitation"),
    path("balie/idee/<uuid:pk>/aanvraag/<uuid:grant>/", afterwards.grant, name="idea_grant"),
]
