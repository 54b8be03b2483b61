// title: What both sides said
// answers: What two sides each said at or about the same meeting; only meetings of which two sides are quoted.
// param one: string = null — a party, by id or any name; any two parties when left out
// param other: string = null — the other party
WITH COLLECT { MATCH (a:Actor {id: $one}) RETURN a.id } AS one_known,
     COLLECT { MATCH (b:Actor {id: $other}) RETURN b.id } AS other_known
WITH one_known + COLLECT {
  UNWIND CASE WHEN size(one_known) = 0 AND $one IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (a:Actor)
  WHERE toLower($one) IN [n IN [a.id, a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS ones, other_known + COLLECT {
  UNWIND CASE WHEN size(other_known) = 0 AND $other IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (b:Actor)
  WHERE toLower($other) IN [n IN [b.id, b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)]
  RETURN b.id
} AS others
WITH ones, others, CASE WHEN $one IS NULL THEN others ELSE ones END AS wanted
WITH ones, others, COLLECT {
  UNWIND CASE WHEN $one IS NULL AND $other IS NULL THEN [0] ELSE [] END AS everybody
  MATCH (:Statement)-[:MADE_AT]->(m:Meeting)
  RETURN DISTINCT m
} + COLLECT {
  UNWIND CASE WHEN size(wanted) > 0 THEN [0] ELSE [] END AS somebody
  MATCH (:Actor)-[seat:PARTICIPATED_IN]->(m:Meeting)
  WHERE seat.side IN wanted
  RETURN DISTINCT m
} AS meetings
UNWIND meetings AS m
WITH m, ones, others, COLLECT { MATCH (p:Actor)-[seat:PARTICIPATED_IN]->(m) RETURN [p.id, seat.side] } AS seats
WHERE ($one IS NULL OR any(x IN seats WHERE x[1] IN ones)) AND ($other IS NULL OR any(x IN seats WHERE x[1] IN others))
MATCH (m)<-[:MADE_AT]-(s:Statement)<-[:MADE]-(speaker:Actor)
WITH m, s, speaker, ones, others, seats, COLLECT { MATCH (speaker)-[:REPRESENTS]->(whom:Actor) RETURN whom.id ORDER BY whom.id } AS served
WITH m, s, speaker, ones, others, [x IN seats WHERE x[0] = speaker.id | x[1]] + [x IN seats WHERE x[1] = speaker.id | x[1]]
     + [id IN served WHERE any(x IN seats WHERE x[1] = id)] AS parties
WHERE size(parties) > 0
WITH m, s, speaker, ones, others, parties[0] AS party
MATCH (a:Actor {id: party})
WITH m, collect({
       party: a.id, name: a.name, speaker: speaker.name, text: s.text, id: s.id,
       is_one: $one IS NULL OR a.id IN ones, is_other: $other IS NULL OR a.id IN others
     }) AS said
WHERE any(x IN said WHERE x.is_one AND any(y IN said WHERE y.is_other AND x.party <> y.party))
UNWIND said AS word
WITH m, word
WHERE $one IS NULL OR $other IS NULL OR word.is_one OR word.is_other
RETURN m.start AS start, m.title AS meeting, word.name AS party, word.speaker AS speaker, word.text AS text,
       m.id AS meeting_id, word.party AS party_id, word.id AS statement_id
ORDER BY m.earliest, start, meeting_id, party_id, statement_id, speaker
