"""The values of the domain: frozen, checked, hashable; no behaviour beyond their own meaning."""
