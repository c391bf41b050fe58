from django.apps import AppConfig


class Hsds(AppConfig):
    name = "samenspel.integrations.hsds"
    label = "hsds"
    default_auto_field = "django.db.models.BigAutoField"
