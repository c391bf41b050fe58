from django.apps import AppConfig


class Commitments(AppConfig):
    name = "samenspel.commitments"
    label = "commitments"
    default_auto_field = "django.db.models.BigAutoField"
