// How many claims and sources are there?
// returns claims, sources
RETURN COUNT { (c:Claim) } AS claims, COUNT { (s:Source) } AS sources
