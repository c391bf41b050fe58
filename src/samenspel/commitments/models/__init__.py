"""What this room keeps. This package is one door: `from samenspel.commitments.models import Ball`."""

from .ball import Ball, BallQuerySet, Pass, Seat
from .door import Absence, FrontDoor, Turn
from .look_back import LookBack
from .step import Sighting, Step

__all__ = [
    "Absence",
    "Ball",
    "BallQuerySet",
    "FrontDoor",
    "LookBack",
    "Pass",
    "Seat",
    "Sighting",
    "Step",
    "Turn",
]
