"""Addresses about circles: each deed for herself, and "namens" another. Importing views registers them."""

from django.urls import path

from .views import leaving, standing, succession  # noqa: F401  # importing registers their deeds

LEAVING = [
    path("werk/afscheid", leaving.hands, name="leaving"),
    path("werk/afscheid/<slug:kind>/<uuid:pk>", leaving.hand_on, name="leaving_hand_on"),
    path("werk/afscheid/<slug:kind>/<uuid:pk>/dag", leaving.let_go, name="leaving_let_go"),
    path("beheer/afscheid/<uuid:membership>", leaving.colleague, name="leaving_colleague"),
]
urlpatterns = [*standing.urls(), *LEAVING]
