from django.urls import path

from samenspel.design import views

urlpatterns = [
    path("ontwerp", views.showcase, name="design"),
    path("ontwerp/brief", views.letter, name="design_letter"),
    path("ontwerp/kaartje", views.card, name="design_card"),
    path("ontwerp/plekken.geojson", views.places, name="design_places"),
    path("ontwerp/grenzen.geojson", views.outlines, name="design_outlines"),
]
