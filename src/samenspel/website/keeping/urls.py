"""Addresses under /beheer/."""

from django.urls import path

from .views import away, closing, doors, imports, organisations, people, words

urlpatterns = [
    path("", people.listing, name="keeping"),
    path("mensen/nieuw", people.add, name="keeping_add_person"),
    path("mensen/<uuid:membership>", people.membership, name="keeping_membership"),
    path("mensen/<uuid:membership>/uitloggen", people.log_out, name="keeping_log_out"),
    path("mensen/<uuid:membership>/blijft", people.stay, name="keeping_stay"),
    path("mensen/<uuid:membership>/weg", away.colleague, name="keeping_away"),
    path("organisaties/", organisations.listing, name="keeping_organisations"),
    path("organisaties/nieuw", organisations.add, name="keeping_add_organisation"),
    path("organisaties/<uuid:organisation>", organisations.change, name="keeping_organisation"),
    path("woorden/", words.listing, name="keeping_words"),
    path("woorden/<str:concept>/", words.concept, name="keeping_concept"),
    path("woorden/<str:concept>/weg", words.remove, name="keeping_remove_cue"),
    path("woorden-laten/", words.leave, name="keeping_leave_word"),
    path("kaart-inlezen/", imports.listing, name="keeping_imports"),
    path("kaart-inlezen/<uuid:batch>", imports.one, name="keeping_import"),
    path("kaart-inlezen/<uuid:batch>/verslag.csv", imports.report, name="keeping_import_report"),
    path("kaart-inlezen/<uuid:batch>/sluit", imports.close, name="keeping_import_close"),
    path("kaart-inlezen/<uuid:batch>/terug", imports.undo, name="keeping_import_undo"),
    path("voordeuren/", doors.listing, name="keeping_doors"),
    path("voordeuren/<str:area>", doors.door, name="keeping_door"),
    path("voordeuren/<str:area>/dicht", closing.closed, name="keeping_close_door"),
    path("voordeuren/<str:area>/rooster", doors.put, name="keeping_put_on_rota"),
    path("voordeuren/<str:area>/rooster/<uuid:turn>", doors.turn, name="keeping_turn"),
]
