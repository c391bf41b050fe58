"""Beheer: an official or a team lead brings in organisations, colleagues, front doors and rotas."""
