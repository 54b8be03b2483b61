// title: Mediators and hosts
// answers: Who sat at the table as mediator or host of others, between whom, and how often.
// param actor: string = null — the mediator or host, or the state behind it, by id or any name
WITH COLLECT {
  MATCH (b:Actor)
  WHERE b.id = $actor OR toLower($actor) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)]
  RETURN b.id
} AS wanted
MATCH (a:Actor)-[seat:PARTICIPATED_IN]->(m:Meeting)
WHERE seat.role IN ['mediator', 'host'] AND ($actor IS NULL OR a.id IN wanted OR seat.side IN wanted)
WITH a, m, seat.role AS role, seat.side AS own
WITH a, m, role,
     COLLECT {
       MATCH (:Actor)-[other:PARTICIPATED_IN]->(m)
       WHERE other.role IS NULL AND other.side <> own
       WITH DISTINCT other.side AS party
       MATCH (side:Actor {id: party})
       RETURN side.name ORDER BY side.name, side.id
     } AS between
WHERE size(between) > 1
RETURN a.name AS actor, role, between, count(m) AS meetings, min(m.earliest) AS first, max(m.latest) AS last, a.id AS actor_id
ORDER BY meetings DESC, actor_id, role, between
