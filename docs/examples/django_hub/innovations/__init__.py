"""Innovations of public services in a Django site."""
