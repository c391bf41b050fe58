from django.apps import AppConfig


class OwnApi(AppConfig):
    name = "samenspel.integrations.own_api"
    label = "own_api"
    default_auto_field = "django.db.models.BigAutoField"
