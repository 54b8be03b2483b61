// title: Meetings of an actor
// answers: The meetings an actor took part in, or that others held for it, in the order of their dates.
// param actor: string = null — by id or any name; everybody's when left out
// param since: string = null — from this day, month or year on: 2025-02
// param until: string = null — up to and with this day, month or year
// param status: string = null — held, planned, proposed, ongoing, postponed, cancelled or denied
WITH COLLECT {
  MATCH (a:Actor)
  WHERE a.id = $actor OR toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS wanted
MATCH (m:Meeting)
WHERE ($status IS NULL OR m.status = $status)
  AND ($since IS NULL OR m.start >= toString($since))
  AND ($until IS NULL OR (m.start >= '0' AND m.start <= toString($until) + '~'))
  AND ($actor IS NULL OR EXISTS {
    MATCH (p:Actor)-[seat:PARTICIPATED_IN]->(m) WHERE p.id IN wanted OR seat.side IN wanted
  })
RETURN m.start AS start, m.end AS end, m.status AS status, m.kind AS kind, m.title AS title,
       COLLECT { MATCH (p:Actor)-[:PARTICIPATED_IN]->(m) RETURN p.name ORDER BY p.name, p.id } AS participants,
       COLLECT { MATCH (m)-[:HELD_AT]->(place:Place) RETURN place.name ORDER BY place.name, place.id } AS places,
       m.id AS meeting_id
ORDER BY m.earliest, start, meeting_id
