from django.urls import path

from . import views

urlpatterns = [
    path("kaart/", views.listing, name="map"),
    path("kaart/themas/", views.issues, name="map_issues"),
    path("kaart/thema/<slug:slug>/", views.issue, name="map_issue"),
    path("kaart/plekken.geojson", views.places, name="map_places"),
    path("kaart/grenzen.geojson", views.outlines, name="map_outlines"),
    path("kaart/<uuid:pk>/", views.entry, name="map_entry"),
]
