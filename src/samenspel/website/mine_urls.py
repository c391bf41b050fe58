"""Addresses of my own page."""

from django.urls import path

from . import mine

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("berichten", mine.my_messages, name="my_messages"),
    path("wie-keek", mine.who_looked, name="who_looked"),
]
