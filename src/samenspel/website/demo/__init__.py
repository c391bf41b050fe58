"""The demo neighbourhood: fictional people, places and a year of questions, loaded once through the front doors."""
