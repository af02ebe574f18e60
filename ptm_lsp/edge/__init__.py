"""The world outside: disk, clock, environment."""
