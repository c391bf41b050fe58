"""What can be found: a copy of the public entries, made by the database itself and by nobody else."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F

from samenspel.community.models import Area

from .entry import Entry


class Listing(models.Model):
    """One public entry that still exists, as the search reads it (public).

    Triggers keep it (migration 0004): no role may write here, so what is not public can never be found, and
    what is found can never lag behind. Rows of this table carry no policy, which lets the index serve.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="listing")
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=16)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    confirmed_on = models.DateField(null=True)
    sunk = models.BooleanField(default=False)  # asked whether it still holds, and nobody answered
    sorted_name = models.TextField()
    dayparts = ArrayField(
        models.SmallIntegerField(), default=list
    )  # 4 × weekday (Monday 0) + part of the day
    words = SearchVectorField()  # words with their weight, and tags: '#a12_3', 'in:…', 'kind:meal', 'free'

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="listing_words", fastupdate=False),
            models.Index(fields=["latitude", "longitude"], name="listing_point"),
            models.Index(
                F("confirmed_on").desc(nulls_last=True), "sorted_name", "entry", name="listing_fresh"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
