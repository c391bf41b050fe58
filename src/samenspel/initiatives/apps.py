from django.apps import AppConfig


class Initiatives(AppConfig):
    name = "samenspel.initiatives"
    label = "initiatives"
    default_auto_field = "django.db.models.BigAutoField"
