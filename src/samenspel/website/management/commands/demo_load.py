"""`demo_load`: the demo neighbourhood, once. Called by `./samenspel demo`."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from samenspel.foundation import clock
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message
from samenspel.website.demo.loading import load


class Command(BaseCommand):
    help = "Laad de demobuurt, één keer."

    def handle(self, *args: Any, **options: Any) -> None:
        def say(what: str) -> None:
            self.stdout.write(f"  demo: {what}")
            self.stdout.flush()

        with transaction.atomic():
            if not load(now=clock.now(), say=say):
                return
            say("berichten")
            self._settle_messages()
        say("klaar")

    def _settle_messages(self) -> None:
        """A year of messages is history: they are filled in as sent, and nothing leaves now."""
        for message in Message.objects.filter(state="WAITING").order_by("made_at", "pk"):
            notifications.address(message=message)
            message.state = notifications.SENT_STATE[Message.Channel(message.channel)]
            old = (clock.now() - message.made_at).days > 3
            if message.state == Message.State.TO_PRINT and old:
                message.state = Message.State.PRINTED
            message.done_at = message.made_at
            message.save()
            if message.ball_id:
                notifications.overtake(message=message, now=clock.now())
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'deliver_message'")
