from django.apps import AppConfig


class SocialMap(AppConfig):
    name = "samenspel.social_map"
    label = "social_map"
    default_auto_field = "django.db.models.BigAutoField"
