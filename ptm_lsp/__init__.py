"""The dependency manager for pre-trained models."""

__version__ = "0.1.0"
