"""Hudna reads reports of ceasefires into attributed, grounded statements."""

__version__ = "0.1.0"
