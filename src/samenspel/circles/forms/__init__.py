"""Forms of the circle: at most five fields each (R21)."""
