"""Addresses about a death that is written down."""

from django.urls import path

from . import views

urlpatterns = [
    path("kring/<uuid:circle>/overleden", views.tell_death, name="tell_death"),
    path("werk/bal/<uuid:ball>/overleden", views.work_death, name="work_death"),
    path("werk/bal/<uuid:ball>/overleden/klopt-niet", views.work_death_wrong, name="work_death_wrong"),
    path("beheer/overleden", views.keeping_death, name="keeping_death"),
    path("beheer/overleden/<slug:code>", views.keeping_death_at, name="keeping_death_at"),
    path("beheer/overleden/<slug:code>/klopt-niet", views.keeping_death_wrong, name="keeping_death_wrong"),
]
