"""Addresses under /beheer/bewaren."""

from django.urls import path

from . import views

urlpatterns = [
    path("beheer/bewaren", views.keeping, name="retention"),
    path("beheer/bewaren/bewijs", views.proofs, name="retention_proofs"),
    path("beheer/bewaren/bewijs/<uuid:run>", views.proof, name="retention_proof"),
    path("beheer/bewaren/bewijs/<uuid:run>.csv", views.proof_as_csv, name="retention_proof_as_csv"),
    path("beheer/bewaren/vasthouden", views.holding, name="retention_holding"),
    path("beheer/bewaren/vasthouden/<uuid:hold>/los", views.lift, name="retention_lift"),
]
