from django.apps import AppConfig


class Deaths(AppConfig):
    name = "samenspel.deaths"
    label = "deaths"
    default_auto_field = "django.db.models.BigAutoField"
