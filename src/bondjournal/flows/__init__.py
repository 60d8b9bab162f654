"""Flows: what is asked in which order, described once for all front ends."""
