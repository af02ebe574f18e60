"""Pure knowledge about licenses of models."""
