"""Innovations in SQLite behind FastAPI, in one file."""
