from django.apps import AppConfig


class Circles(AppConfig):
    name = "samenspel.circles"
    label = "circles"
    default_auto_field = "django.db.models.BigAutoField"
