"""Benchmarks: whole-process figures beside a named alternative, in the same run. They print; they never fail a build."""
