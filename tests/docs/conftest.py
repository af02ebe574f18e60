"""Servers for the tests below."""

from tests.kit.hub.client import here

__all__ = ["here"]
