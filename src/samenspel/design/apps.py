from django.apps import AppConfig


class Design(AppConfig):
    name = "samenspel.design"
    label = "design"
    default_auto_field = "django.db.models.BigAutoField"
