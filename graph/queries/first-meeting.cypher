// title: First meeting
// answers: When and where an actor met each of the others for the first time, as far as the articles tell.
// param actor: string = state:US — by id or any name
// param other: string = null — only this other one
WITH COLLECT { MATCH (a:Actor {id: $actor}) RETURN a.id } AS one_known,
     COLLECT { MATCH (b:Actor {id: $other}) RETURN b.id } AS other_known
WITH one_known + COLLECT {
  UNWIND CASE WHEN size(one_known) = 0 AND $actor IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (a:Actor)
  WHERE toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS ones, other_known + COLLECT {
  UNWIND CASE WHEN size(other_known) = 0 AND $other IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (b:Actor)
  WHERE toLower($other) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)]
  RETURN b.id
} AS others
UNWIND ones AS one_id
MATCH (a:Actor {id: one_id})-[met:MET]-(b:Actor)
WHERE $other IS NULL OR b.id IN others
WITH a, b, met.first AS day
MATCH (m:Meeting {start: day})
WHERE m.status IN ['held', 'ongoing']
WITH a, b, m, COLLECT { MATCH (p:Actor)-[seat:PARTICIPATED_IN]->(m) RETURN [p.id, seat.side] } AS seats
WHERE any(x IN seats WHERE a.id IN x AND any(y IN seats WHERE b.id IN y AND x[1] <> y[1]))
RETURN b.name AS other, m.start AS first, m.kind AS kind, m.title AS title,
       COLLECT { MATCH (m)-[:HELD_AT]->(place:Place) RETURN place.name ORDER BY place.name, place.id } AS places,
       a.name AS actor, b.id AS other_id, m.id AS meeting_id, a.id AS actor_id
ORDER BY first, other_id, actor_id, meeting_id
