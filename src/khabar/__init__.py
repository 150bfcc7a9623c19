"""khabar: Arabic reports on conflict and displacement, read into claims."""

__version__ = "0.1.0"
