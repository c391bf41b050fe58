from django.apps import AppConfig


class Foundation(AppConfig):
    name = "samenspel.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"
