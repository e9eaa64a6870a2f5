// Which of these belong to another of them?
// param ids:       list = ['khorasan:us-military', 'khorasan:usa']
// param relations: list = ['PART_OF', 'BRANCH_OF', 'MEMBER_OF', 'LEADER_OF']
// returns one, other
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[:$any($relations)]->{1,3}(b) WHERE b.id IN $ids AND a <> b
RETURN DISTINCT a.id AS one, b.id AS other ORDER BY one, other
