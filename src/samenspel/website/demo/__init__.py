"""The demo neighbourhood: fictional people, places and a year of questions, loaded through the front doors."""
