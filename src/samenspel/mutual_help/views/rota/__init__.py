"""Pages about a small rota."""
