from django.apps import AppConfig


class Calendars(AppConfig):
    name = "samenspel.integrations.calendars"
    label = "calendars"
    default_auto_field = "django.db.models.BigAutoField"
