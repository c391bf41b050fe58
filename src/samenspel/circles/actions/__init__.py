"""Verbs of the circle. This package is one door: `from samenspel.circles import actions`."""
