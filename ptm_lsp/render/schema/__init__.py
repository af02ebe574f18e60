"""JSON Schemas of the outputs: `scan.json` of `ptm scan`, `check.json` of `ptm check`."""
