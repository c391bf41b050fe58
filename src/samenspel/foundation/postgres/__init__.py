"""Django's PostgreSQL backend, with a cheaper answer to "does this connection still live?"."""
