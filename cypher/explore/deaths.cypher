// When did these people die, as sources assert?
// param ids:   list     = ['khorasan:khan', 'khorasan:hasib']
// param known: integer? = null
// returns id, dates
UNWIND $ids AS id
MATCH (e:Entity {id: id}) WHERE e:Person
MATCH (e)<-[:SAME_AS]-{0,1}()<-[:SUBJECT]-(c:Claim {attribute: 'died'})-[:FROM]->(s:Source)
WHERE c.status = 'accepted' AND c.polarity = 'affirmed' AND c.modality = 'asserted' AND ($known IS NULL OR 0 < s.published_day <= $known)
RETURN id, collect(c.value) AS dates
