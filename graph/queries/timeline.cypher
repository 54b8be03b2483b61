// title: Timeline
// answers: All meetings in the order of their dates, with the sides and the place; those without a date come last.
// param since: string = null — from this day, month or year on
// param until: string = null — up to and with this day, month or year
// param issue: string = null — by id (ceasefire) or name
// param limit: integer = null — how many rows at most
MATCH (m:Meeting)
WHERE ($since IS NULL OR m.start >= '' + $since)
  AND ($until IS NULL OR m.start <= '' + $until + '~')
WITH m
WHERE ($until IS NULL OR m.start >= '0')
  AND ($issue IS NULL OR EXISTS {
    MATCH (m)-[:DISCUSSED]->(i:Issue)
    WHERE i.id IN [$issue, 'issue:' + $issue] OR toLower($issue) IN [n IN [i.name, i.name_zh, i.name_en] | toLower(n)]
  })
WITH m
ORDER BY m.earliest, m.start, m.id
LIMIT coalesce($limit, 1000000000)
RETURN m.start AS start, m.end AS end, m.kind AS kind, m.status AS status,
       COLLECT { MATCH (side:Actor)-[:PARTY_TO]->(m) RETURN side.name ORDER BY side.name, side.id } AS sides,
       COLLECT { MATCH (m)-[:HELD_AT]->(place:Place) RETURN place.name ORDER BY place.name, place.id } AS places,
       m.title AS title, m.id AS meeting_id
ORDER BY m.earliest, start, meeting_id
