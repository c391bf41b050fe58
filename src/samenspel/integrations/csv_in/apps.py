from django.apps import AppConfig


class CsvIn(AppConfig):
    name = "samenspel.integrations.csv_in"
    label = "csv_in"
    default_auto_field = "django.db.models.BigAutoField"
