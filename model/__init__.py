"""What can be said: ontology, claims, dates, names, ids. Pure; imports nothing of ours."""
