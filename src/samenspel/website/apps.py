from django.apps import AppConfig


class Website(AppConfig):
    name = "samenspel.website"
    label = "website"
    default_auto_field = "django.db.models.BigAutoField"
