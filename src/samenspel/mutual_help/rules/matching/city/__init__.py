"""A neighbourhood or a city at once. Loads NumPy and the solver: for a job, not for a page."""

from . import memory
from .lists import shortlists

memory.keep()

__all__ = ["shortlists"]
