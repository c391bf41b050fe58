"""Addresses of cards and mandates: coming in, my own access, and acting for somebody."""

from django.urls import path

from .views import coming_in, helping, own

urlpatterns = [
    path("binnen/", coming_in.code, name="card_in"),
    path("binnen/pincode", coming_in.again, name="card_pin"),
    path("binnen/<slug:code>", coming_in.enter, name="card_enter"),
    path("mijn/toegang", own.access, name="my_access"),
    path("mijn/toegang/kaart", own.card, name="my_card"),
    path("mijn/toegang/kaart/stop", own.end_card, name="my_card_end"),
    path("mijn/toegang/apparaat/<uuid:device>/stop", own.end_device, name="my_device_end"),
    path("mijn/toegang/sessie/<uuid:handle>/stop", own.end_session, name="my_session_end"),
    path("mijn/toegang/overal-uit", own.end_everywhere, name="my_sessions_end"),
    path("mijn/toegang/helper", own.add_helper, name="my_helper"),
    path("mijn/toegang/namens/<uuid:mandate>", own.mandate, name="my_mandate"),
    path("mijn/voor/<uuid:person>/", helping.own_start, name="my_for_person"),
    path("balie/voor/", helping.visit, name="desk_for"),
    path("balie/voor/<uuid:person>/", helping.desk_start, name="desk_for_person"),
    path("balie/kaart/<uuid:member>", helping.talk_card, name="desk_talk_card"),
    path("werk/bal/<uuid:ball>/kaart", helping.card, name="work_card"),
    path("werk/bal/<uuid:ball>/namens", helping.paper, name="work_mandate"),
    path("kring/<uuid:circle>/kaart/<uuid:person>", helping.circle_card, name="circle_card"),
    path("kring/<uuid:circle>/namens/<uuid:person>", helping.circle_paper, name="circle_mandate"),
]
