"""A neighbourhood or a city at once. Loads NumPy and the solver: for a job, not for a page."""

from .lists import shortlists

__all__ = ["shortlists"]
