"""Where a postcode is: the middle of its addresses (public)."""

from django.db import models
from django.db.models import Q


class Postcode(models.Model):
    """A postcode as 1234AB, or its four digits alone, and where it is (WGS84). Read in from a file."""

    code = models.CharField(max_length=6, primary_key=True)
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="postcode_is_written_one_way", condition=Q(code__regex=r"^[1-9][0-9]{3}([A-Z]{2})?$")
            ),
            models.CheckConstraint(
                name="postcode_lies_in_the_netherlands",
                condition=Q(latitude__range=(50.5, 53.9), longitude__range=(3.0, 7.5)),
            ),
        ]

    def __str__(self) -> str:
        return self.code
