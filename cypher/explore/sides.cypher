// Who says so, who denies it, and who only alleges it?
// param edge:        string   = 'RIVAL_OF,khorasan:isis-k,khorasan:taliban'
// param timed:       boolean? = null
// param first:       integer? = 20160101
// param last:        integer? = 20161231
// param known:       integer? = null
// param since:       integer? = null
// param until:       integer? = null
// param dated:       boolean? = null
// param occurrences: list?    = ['FOUGHT', 'PLEDGED_TO']
// param offset:      integer  = 0
// param limit:       integer  = 25
// returns side, total, ids, left_out
MATCH (c:Claim {edge: $edge})-[:FROM]->(s:Source) WHERE c.status = 'accepted'
WITH c, s, CASE WHEN $timed THEN CASE
      WHEN $known IS NOT NULL AND coalesce(s.published_day, 0) = 0 THEN 'publication_unknown'
      WHEN $known IS NOT NULL AND coalesce(s.published_day, 0) > $known THEN 'published_later'
      WHEN c.since_from > $last OR ($until IS NOT NULL AND c.since_from > $until) THEN 'not_yet'
      WHEN ($since IS NOT NULL AND c.until_to < $since) OR (c.until_to < $first AND NOT coalesce(c.relation, '') IN $occurrences) THEN 'ended'
      WHEN c.since_from > 0 OR c.since_to < 99991231 THEN CASE WHEN $since IS NOT NULL AND c.until_to = 99991231 AND c.since_to < $since AND c.until_from < $since
        AND (coalesce(s.published_day, 0) < $since OR coalesce(c.relation, '') IN $occurrences) THEN 'ended' ELSE 'in' END
      WHEN c.until_from > 0 OR c.until_to < 99991231 THEN CASE WHEN coalesce(c.relation, '') IN $occurrences THEN CASE WHEN c.until_from > $last OR c.until_from > $until THEN 'not_yet' ELSE 'in' END
        WHEN c.until_to = 99991231 AND c.until_from < $since AND coalesce(s.published_day, 0) < $since THEN 'ended' ELSE 'in' END
      WHEN $dated AND (coalesce(s.published_day, 0) = 0 OR coalesce(s.published_day, 0) > $last OR ($last IS NULL AND $until IS NULL) OR ($until IS NOT NULL AND coalesce(c.relation, '') IN $occurrences)) THEN 'undated'
      WHEN coalesce(s.published_day, 0) > $until THEN 'not_yet' WHEN coalesce(s.published_day, 0) < $since THEN 'ended' ELSE 'in' END ELSE 'in' END AS why,
  CASE WHEN c.polarity = 'denied' THEN 'against' WHEN c.modality = 'asserted' THEN 'for' ELSE 'unproven' END AS side
ORDER BY c.confidence DESC, s.published_day, c.id
WITH side, collect(CASE why WHEN 'in' THEN c.id END) AS every,
  {undated: count(CASE why WHEN 'undated' THEN 1 END), ended: count(CASE why WHEN 'ended' THEN 1 END), not_yet: count(CASE why WHEN 'not_yet' THEN 1 END),
    published_later: count(CASE why WHEN 'published_later' THEN 1 END), publication_unknown: count(CASE why WHEN 'publication_unknown' THEN 1 END)} AS left_out
RETURN side, size(every) AS total, every[$offset..$offset + $limit] AS ids, left_out
