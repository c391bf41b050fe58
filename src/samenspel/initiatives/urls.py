"""Addresses of what residents begin together."""

from django.urls import path

from .views import beginning

urlpatterns = [
    path("initiatief/nieuw/", beginning.begin, name="initiative_new"),
    path("initiatief/nieuw/waar/", beginning.where, name="initiative_where"),
    path("initiatief/<uuid:pk>/", beginning.one, name="initiative"),
    path("initiatief/<uuid:pk>/vraag-erbij/", beginning.invite, name="initiative_invite"),
    path("initiatief/<uuid:pk>/stop/", beginning.leave, name="initiative_leave"),
]
