"""The graph: derived from the claims on every build, never edited."""
