"""Argos packages: the embedded one, those installed, the index they come from, and routes through them."""
