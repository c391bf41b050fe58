"""Pages of cards and mandates."""
