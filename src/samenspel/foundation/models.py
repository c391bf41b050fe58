"""The base of every table with an id of our own."""

from django.db import models

from .ids import new_id


class Identified(models.Model):
    """A row with a UUIDv7 made in Python."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True
