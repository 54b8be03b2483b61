// title: Rounds of negotiations
// answers: The meetings of each negotiation in order, with their number and the days since the one before.
// param actor: string = null — only negotiations of this actor, by id or any name
WITH COLLECT { MATCH (a:Actor {id: $actor}) RETURN a.id } AS known
WITH known + COLLECT {
  UNWIND CASE WHEN size(known) = 0 AND $actor IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (a:Actor)
  WHERE toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS wanted
WITH COLLECT {
  UNWIND CASE WHEN $actor IS NULL THEN [0] ELSE [] END AS everybody
  MATCH (m:Meeting)-[:ROUND_OF]->(:Negotiation)
  RETURN DISTINCT m
} + COLLECT {
  UNWIND wanted AS id
  MATCH (:Actor {id: id})-[:PARTICIPATED_IN|PARTY_TO]->(m:Meeting)
  RETURN DISTINCT m
} AS meetings
UNWIND meetings AS m
WITH DISTINCT m
MATCH (m)-[of:ROUND_OF]->(negotiation:Negotiation)
OPTIONAL MATCH (m)-[after:FOLLOWS]->(:Meeting)
RETURN negotiation.title AS title, of.round AS round, m.start AS start, m.status AS status, after.days AS days_since,
       m.title AS meeting, negotiation.id AS negotiation_id, m.id AS meeting_id
ORDER BY negotiation_id, m.earliest, start, meeting_id
