"""Addresses of calendars that say when something on the map is."""

from django.urls import path

from . import views

urlpatterns = [
    path("kaart/<uuid:pk>/agenda-erbij/", views.calendar, name="map_calendar_in"),
    path("kaart/agenda-bal/<uuid:feed>/", views.ball, name="map_calendar_ball"),
]
