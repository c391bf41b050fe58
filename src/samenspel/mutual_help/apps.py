from django.apps import AppConfig


class MutualHelp(AppConfig):
    name = "samenspel.mutual_help"
    label = "mutual_help"
    default_auto_field = "django.db.models.BigAutoField"
