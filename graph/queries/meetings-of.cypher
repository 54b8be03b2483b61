// title: Meetings of an actor
// answers: The meetings an actor took part in, or that others held for it, in the order of their dates.
// param actor: string = null — by id or any name; everybody's when left out
// param since: string = null — from this day, month or year on: 2025-02
// param until: string = null — up to and with this day, month or year
// param status: string = null — held, planned, proposed, ongoing, postponed, cancelled or denied
// param limit: integer = null — how many rows at most
WITH COLLECT { MATCH (a:Actor {id: $actor}) RETURN a.id } AS known
WITH known + COLLECT {
  UNWIND CASE WHEN size(known) = 0 AND $actor IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (a:Actor)
  WHERE toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS wanted
WITH COLLECT {
  UNWIND CASE WHEN $actor IS NULL THEN [0] ELSE [] END AS everybody
  MATCH (m:Meeting)
  RETURN m
} + COLLECT {
  UNWIND wanted AS id
  MATCH (:Actor {id: id})-[:PARTICIPATED_IN|PARTY_TO]->(m:Meeting)
  RETURN DISTINCT m
} AS meetings
UNWIND meetings AS m
WITH DISTINCT m
WHERE ($status IS NULL OR m.status = $status)
  AND ($since IS NULL OR m.start >= '' + $since)
  AND ($until IS NULL OR m.start <= '' + $until + '~')
  AND ($until IS NULL OR m.start >= '0')
WITH m
ORDER BY m.earliest, m.start, m.id
LIMIT coalesce($limit, 1000000000)
RETURN m.start AS start, m.end AS end, m.status AS status, m.kind AS kind, m.title AS title,
       COLLECT { MATCH (p:Actor)-[:PARTICIPATED_IN]->(m) RETURN p.name ORDER BY p.name, p.id } AS participants,
       COLLECT { MATCH (m)-[:HELD_AT]->(place:Place) RETURN place.name ORDER BY place.name, place.id } AS places,
       m.id AS meeting_id
ORDER BY m.earliest, start, meeting_id
