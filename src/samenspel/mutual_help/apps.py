from django.apps import AppConfig


class MutualHelp(AppConfig):
    name = "samenspel.mutual_help"
    label = "mutual_help"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the circles, a floor below, how the words of an ask are read when somebody shares it, and whom
        somebody who leaves guides."""
        from samenspel.circles import queries as circles

        from .queries import in_my_hands, number_guided, words_of

        circles.asks_are_read_by(words_of)
        circles.guided_are_told_by(in_my_hands, counted_by=number_guided)
