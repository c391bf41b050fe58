from django.urls import path, re_path

from . import views

urlpatterns = [
    path("openapi.json", views.openapi, name="api_openapi"),
    path("plekken", views.places, name="api_places"),
    path("plekken/<str:place>", views.place, name="api_place"),
    path("themas", views.issues, name="api_issues"),
    path("buurten", views.areas, name="api_areas"),
    re_path(r"^.*$", views.nowhere, name="api_nowhere"),  # a problem, not a page
]
