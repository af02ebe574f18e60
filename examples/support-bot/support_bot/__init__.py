"""Sorts the mail of a customer service and drafts the answers."""
