"""A tour at a company: for everybody, for who comes or receives, and for who leads it."""
