from django.apps import AppConfig


class Notifications(AppConfig):
    name = "samenspel.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
