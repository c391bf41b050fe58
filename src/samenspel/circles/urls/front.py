"""My own page, apart: it is opened all day, and tried before the hundreds of other addresses."""

from django.urls import path

from ..views import ledger

urlpatterns = [path("mijn/", ledger.front_door, name="mine")]  # also for who has no account
