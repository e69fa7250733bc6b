"""A hub service: innovations in PostgreSQL, their lifecycle in a JSON API and on a page.

How it is started stands in docs/how-to/embed-in-a-web-service.md.
"""
