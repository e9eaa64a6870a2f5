"""The words for events: what each is called in an id, and its kind in the ontology."""

EVENT_WORDS: dict[str, tuple[str, str]] = {}
for _kind, _words in {
    "attack": "attack bombing explosion blast assault raid ambush shooting massacre siege kidnapping abduction assassination beheading "
    "execution hijacking shelling stabbing incursion shootout bloodbath carnage atrocity hostage-taking",
    "strike": "airstrike air-strike strike bombardment",
    "battle": "battle clash firefight offensive skirmish gunfight gunbattle counteroffensive",
    "agreement": "ceasefire truce accord armistice",
    "split": "split schism",
}.items():
    for _word in _words.split():
        EVENT_WORDS[_word] = (_word.replace("-", ""), _kind)
