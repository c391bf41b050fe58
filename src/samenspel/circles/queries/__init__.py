"""Named questions about circles. This package is one door: `from samenspel.circles import queries`."""
