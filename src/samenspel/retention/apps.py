from django.apps import AppConfig


class Retention(AppConfig):
    name = "samenspel.retention"
    label = "retention"
    default_auto_field = "django.db.models.BigAutoField"
