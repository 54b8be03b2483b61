// title: What both sides said
// answers: What two sides each said at or about the same meeting; only meetings of which two sides are quoted.
// param one: string = null — a party, by id or any name; any two parties when left out
// param other: string = null — the other party
// param limit: integer = null — how many meetings at most
WITH COLLECT { MATCH (a:Actor {id: $one}) RETURN a.id } AS one_known,
     COLLECT { MATCH (b:Actor {id: $other}) RETURN b.id } AS other_known
WITH one_known + COLLECT {
  UNWIND CASE WHEN size(one_known) = 0 AND $one IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (a:Actor)
  WHERE toLower($one) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS ones, other_known + COLLECT {
  UNWIND CASE WHEN size(other_known) = 0 AND $other IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (b:Actor)
  WHERE toLower($other) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)]
  RETURN b.id
} AS others
WITH ones, others, CASE WHEN $one IS NULL THEN others ELSE ones END AS wanted
WITH ones, others, COLLECT {
  UNWIND CASE WHEN $one IS NULL AND $other IS NULL THEN [0] ELSE [] END AS everybody
  MATCH (m:Meeting)
  WHERE COUNT { (m)<-[:MADE_AT]-(:Statement) } > 1
  RETURN m ORDER BY m.earliest, m.start, m.id
} + COLLECT {
  UNWIND wanted AS id
  MATCH (:Actor {id: id})-[:PARTY_TO]->(m:Meeting)<-[:PARTY_TO]-(b:Actor)
  WHERE $one IS NULL OR $other IS NULL OR b.id IN others
  WITH DISTINCT m
  RETURN m ORDER BY m.earliest, m.start, m.id
} AS meetings
UNWIND meetings AS m
WITH m, ones, others, COLLECT { MATCH (p:Actor)-[seat:PARTICIPATED_IN]->(m) RETURN [p.id, seat.side] } AS seats
WHERE ($one IS NULL OR any(x IN seats WHERE x[1] IN ones)) AND ($other IS NULL OR any(x IN seats WHERE x[1] IN others))
WITH m, ones, others, COLLECT {
  MATCH (m)<-[:MADE_AT]-(s:Statement)<-[:MADE]-(speaker:Actor)
  RETURN {
    id: s.id, text: s.text, speaker: speaker.name,
    parties: [x IN seats WHERE x[0] = speaker.id | x[1]] + [x IN seats WHERE x[1] = speaker.id | x[1]]
             + [id IN COLLECT { MATCH (speaker)-[:REPRESENTS]->(whom:Actor) RETURN whom.id ORDER BY whom.id }
                WHERE any(x IN seats WHERE x[1] = id)]
  }
} AS said
WITH m, ones, others, [x IN said WHERE size(x.parties) > 0 | {
       id: x.id, text: x.text, speaker: x.speaker, party: x.parties[0],
       is_one: $one IS NULL OR x.parties[0] IN ones, is_other: $other IS NULL OR x.parties[0] IN others
     }] AS said
WHERE any(x IN said WHERE x.is_one AND any(y IN said WHERE y.is_other AND x.party <> y.party))
WITH m, said
LIMIT coalesce($limit, 1000000000)
UNWIND said AS word
WITH m, word, word.party AS party
WHERE $one IS NULL OR $other IS NULL OR word.is_one OR word.is_other
MATCH (a:Actor {id: party})
RETURN m.start AS start, m.title AS meeting, a.name AS party, word.speaker AS speaker, word.text AS text,
       m.id AS meeting_id, a.id AS party_id, word.id AS statement_id
ORDER BY m.earliest, start, meeting_id, party_id, statement_id, speaker
