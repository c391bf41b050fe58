"""Journeys through a living demo, in Debian's chromium."""
