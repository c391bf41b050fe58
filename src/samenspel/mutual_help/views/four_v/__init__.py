"""Talks in four steps: begun and joined, said at each step, and on paper."""
