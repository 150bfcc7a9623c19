"""Measurements of khabar: speed, errors by kind, calibration; each is one command."""
