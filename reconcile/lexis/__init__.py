"""Words and grammars that kinds and stages share."""
