// title: First meeting
// answers: When and where an actor met each of the others for the first time, as far as the articles tell.
// param actor: string = state:US — by id or any name
// param other: string = null — only this other one
MATCH (a:Actor)-[met:MET]-(b:Actor)
WHERE (a.id = $actor OR toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)])
  AND ($other IS NULL OR b.id = $other OR toLower($other) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)])
WITH a, b, met.first AS day
MATCH (m:Meeting {start: day})
WHERE m.status IN ['held', 'ongoing'] AND EXISTS {
  MATCH (p:Actor)-[mine:PARTICIPATED_IN]->(m)<-[theirs:PARTICIPATED_IN]-(q:Actor)
  WHERE (p.id = a.id OR mine.side = a.id) AND (q.id = b.id OR theirs.side = b.id) AND mine.side <> theirs.side
}
RETURN b.name AS other, m.start AS first, m.kind AS kind, m.title AS title,
       COLLECT { MATCH (m)-[:HELD_AT]->(place:Place) RETURN place.name ORDER BY place.name, place.id } AS places,
       a.name AS actor, b.id AS other_id, m.id AS meeting_id, a.id AS actor_id
ORDER BY first, other_id, actor_id, meeting_id
