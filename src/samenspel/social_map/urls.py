from django.urls import path

from .views import (
    alive,
    carrying,
    counting,
    growing,
    handing,
    hearing,
    keepers,
    paper,
    proposing,
    public,
    relating,
    reviewing,
    tending,
    timing,
    week,
)

OF_ITS_PEOPLE = [
    path("kaart/nieuw/", tending.write, name="map_write"),
    path("kaart/van-mij/", tending.mine, name="map_mine"),
    path("kaart/uitnodiging/<str:code>/", tending.invitation, name="map_invitation"),
    path("kaart/<uuid:pk>/bijhouden/", tending.tend, name="map_tend"),
    path("kaart/<uuid:pk>/bijhouden/doe/", tending.deed, name="map_deed"),
    path("kaart/<uuid:pk>/bewerken/", tending.edit, name="map_edit"),
    path("kaart/<uuid:pk>/wanneer/", timing.when, name="map_when"),
    path("kaart/<uuid:pk>/bezoek/", counting.count, name="map_count"),
    path("kaart/<uuid:pk>/mensen/", tending.people, name="map_people"),
    path("kaart/<uuid:pk>/mensen/weg/", tending.let_go, name="map_let_go"),
    path("kaart/<uuid:pk>/versies/", tending.versions, name="map_versions"),
    path("kaart/<uuid:pk>/zonder-scherm/", keepers.keepers, name="map_keepers"),
    path("kaart/<uuid:pk>/telblad/<uuid:insider>/", keepers.tally_sheet, name="map_tally_sheet"),
    path("kaart/<uuid:pk>/overdragen/", handing.hand_over, name="map_hand_over"),
]
OF_OTHERS = [
    path("kaart/klopt/<str:token>/", alive.check, name="map_check"),
    path("kaart/<uuid:pk>/voorstel/", proposing.propose, name="map_propose"),
    path("kaart/<uuid:pk>/van-ons/", proposing.claim, name="map_claim"),
    path("kaart/voorstel/<uuid:change>/", proposing.proposal, name="map_proposal"),
    path("kaart/bal/<uuid:ball>/", proposing.ball, name="map_ball"),
    path("kaart/overnemen/<str:code>/", handing.take_over, name="map_take_over"),
    path("beheer/kaart-overnemen/", handing.take_over_for, name="map_take_over_for"),
    path("beheer/bellijst-kaart/", alive.calls, name="map_calls"),
    path("beheer/kaart/", reviewing.review, name="map_review"),
    path("beheer/kaart/van-wie/<uuid:change>/", reviewing.decide, name="map_decide"),
    path("beheer/kaart/dubbel/<uuid:one>/<uuid:other>/", reviewing.pair, name="map_pair"),
    path("beheer/kaart/weg/<uuid:pk>/", reviewing.take_down, name="map_take_down"),
    path("beheer/kaart/terug/<uuid:pk>/", reviewing.put_back, name="map_put_back"),
    path("beheer/kaart/los/<uuid:pk>/", reviewing.take_apart, name="map_take_apart"),
]
# Who keeps a place without a screen calls, comes by or sends a sheet; a colleague has her code.
FOR_A_KEEPER = [
    path("balie/plek/", hearing.begin, name="map_hear"),
    path("balie/plek/opnieuw/", hearing.again, name="map_hear_again"),
    path("balie/plek/<uuid:pk>/", hearing.place, name="map_hear_place"),
    path("balie/plek/<uuid:pk>/tellen/", hearing.count, name="map_hear_count"),
    path("balie/plek/<uuid:pk>/week/", hearing.week, name="map_hear_week"),
    path("balie/plek/<uuid:pk>/wanneer/", hearing.when, name="map_hear_when"),
    path("balie/plek/<uuid:pk>/erbij/", hearing.ask, name="map_hear_ask"),
]
RELATIONS = [
    path("kaart/samen/", relating.together, name="map_together"),
    path("kaart/samen/lijnen.geojson", relating.lines, name="map_lines"),
    path("kaart/van-mij/<uuid:pk>/samen/", relating.relations, name="map_relations"),
    path("kaart/van-mij/<uuid:pk>/samen/met/<uuid:other>/", relating.ask, name="map_relate"),
    path("kaart/van-mij/<uuid:pk>/samen/<uuid:relation>/", relating.relation, name="map_relation"),
]
ON_PAPER = [
    path("kaart/meenemen/", carrying.take, name="map_take"),
    path("kaart/meenemen/blad/", carrying.leaflet, name="map_leaflet"),
    path("kaart/buurtblad/<str:code>/", paper.sheet, name="map_sheet"),
    path("kaart/<uuid:pk>/poster/", paper.poster, name="map_poster"),
]

urlpatterns = [
    path("kaart/", public.listing, name="map"),
    path("kaart/themas/", public.issues, name="map_issues"),
    path("kaart/thema/<slug:slug>/", public.issue, name="map_issue"),
    path("kaart/plekken.geojson", public.places, name="map_places"),
    path("kaart/grenzen.geojson", public.outlines, name="map_outlines"),
    path("kaart/<uuid:pk>/", public.entry, name="map_entry"),
    path("k/<str:code>", public.short, name="map_short"),
    path("kaart/adres/<str:code>/", public.unlisted, name="map_unlisted"),
    *OF_ITS_PEOPLE,
    *OF_OTHERS,
    *FOR_A_KEEPER,
    path("kaart/agenda/", week.agenda, name="map_agenda"),
    path("kaart/agenda.ics", week.calendar, name="map_calendar"),
    path("kaart/<uuid:pk>/agenda.ics", week.calendar_of, name="map_calendar_of"),
    path("kaart/<uuid:pk>/ontstaan/", growing.grew, name="map_grew"),
    *RELATIONS,
    *ON_PAPER,
]
