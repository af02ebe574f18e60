"""What commands share: how they are found, what they say and where they write."""
