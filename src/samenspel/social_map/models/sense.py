"""What an entry is about, as numbers: for finding by meaning, where that is switched on."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from .listing import Listing


class Real(models.FloatField):  # type: ignore[type-arg]
    """A number in four bytes."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:  # noqa: ARG002
        return "real"


class Sense(models.Model):
    """The direction of an entry among all meanings, as long as everybody can find it (public; decision 0033).

    The worker makes it. It goes with the row that can be found: the database sees to that.
    """

    listing = models.OneToOneField(
        Listing, models.DO_NOTHING, primary_key=True, related_name="sense", db_constraint=False
    )
    made_of = models.CharField(max_length=64)  # hash of the words and of what made it
    made_at = models.DateTimeField()  # the words were those of this moment
    direction = ArrayField(Real())

    def __str__(self) -> str:
        return str(self.pk)
