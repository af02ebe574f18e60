"""Editor answers in our own terms."""
