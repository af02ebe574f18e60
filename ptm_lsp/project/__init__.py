"""What a project says of itself: policy, lock, license, ignores."""
