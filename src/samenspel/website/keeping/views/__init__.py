"""Pages of a keeper: who works here, organisations, front doors."""
