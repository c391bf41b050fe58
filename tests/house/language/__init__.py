"""How our words are measured: Dutch at B1, and what a screen says without asking the catalogue."""
