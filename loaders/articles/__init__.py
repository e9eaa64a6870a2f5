"""From an article to claims: the reading of reports, without a language model. One file an idea."""
