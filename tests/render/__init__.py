"""Outputs, format by format."""
