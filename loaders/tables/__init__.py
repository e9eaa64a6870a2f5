"""Tables through mappings: the mapping, the rows, what they claim, and a mapping to begin from."""
