from django.apps import AppConfig


class Geocoding(AppConfig):
    name = "samenspel.integrations.geocoding"
    label = "geocoding"
    default_auto_field = "django.db.models.BigAutoField"
