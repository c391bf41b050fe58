"""The demo neighbourhood: fictional people, places and a year of questions, loaded by the front doors."""
