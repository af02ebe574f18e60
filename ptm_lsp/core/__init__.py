"""The values that every layer speaks in."""
