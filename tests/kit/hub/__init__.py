"""A Hub on this machine: TLS, true to the wire, with faults on demand, and a log of what it was asked."""
