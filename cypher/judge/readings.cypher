// Which claims of these sources did readers of whole sources say, and in which version?
// param sources: list = []
// param readers: list = ['articles/']
// returns found
UNWIND $sources AS id
MATCH (s:Source {id: id})<-[:FROM]-(c:Claim) WHERE any(reader IN $readers WHERE c.extractor STARTS WITH reader)
RETURN collect([id, c.id, c.extractor, c.status]) AS found
