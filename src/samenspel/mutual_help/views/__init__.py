"""Pages about asks: asking, following, the desk and the workplace."""
