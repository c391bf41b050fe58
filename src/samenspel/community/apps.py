from django.apps import AppConfig


class Community(AppConfig):
    name = "samenspel.community"
    label = "community"
    default_auto_field = "django.db.models.BigAutoField"
