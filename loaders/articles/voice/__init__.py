"""Who says it, and how: is a statement denied, alleged, possible or planned, and whose word is it?

Where the borders run:
- attribution alone makes nothing less certain: what officials "say" is asserted, with their voice;
- "believed to", "considered", "estimated", "reportedly" and "claimed" stay asserted, with the word as hedge and less certainty,
  also where a group claims deeds of its own: its voice tells the reader what that is worth;
- "accused of", "blamed for", "suspected", "charged with", "allegedly", "said to" and rumours are alleged;
- an aim is planned ("sent men to kill"), but joining, meeting or leaving "to form" tells a deed, with less certainty;
- a tendency ("tends to attack") is possible; so is what somebody "did not say" or "could not confirm";
- "responsibility" is the claimer's own word and no hedge;
- what the writer adds in passing (", which …,", ", the leader of …,") is not the speaker's, unless it is quoted.
"""

from loaders.articles.voice.said import Said, carried, voice

__all__ = ["Said", "carried", "voice"]
