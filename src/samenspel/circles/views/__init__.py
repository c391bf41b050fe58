"""Pages of the circle, for everybody in it: formal and informal see the same pages (R24)."""
