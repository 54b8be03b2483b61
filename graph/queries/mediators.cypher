// title: Mediators and hosts
// answers: Who sat at the table as mediator or host of others, between whom, and how often.
// param actor: string = null — the mediator or host, or the state behind it, by id or any name
WITH COLLECT { MATCH (a:Actor {id: $actor}) RETURN a.id } AS known
WITH known + COLLECT {
  UNWIND CASE WHEN size(known) = 0 AND $actor IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (a:Actor)
  WHERE toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS wanted
WITH COLLECT {
  UNWIND CASE WHEN $actor IS NULL THEN [0] ELSE [] END AS everybody
  MATCH (a:Actor)-[seat:PARTICIPATED_IN]->(m:Meeting)
  WHERE seat.role IN ['mediator', 'host']
  RETURN [a, m, seat.role, seat.side]
} + COLLECT {
  UNWIND wanted AS id
  MATCH (a:Actor {id: id})-[seat:PARTICIPATED_IN]->(m:Meeting)
  WHERE seat.role IN ['mediator', 'host']
  RETURN [a, m, seat.role, seat.side]
} + COLLECT {
  UNWIND wanted AS id
  MATCH (b:Actor {id: id})-[:PARTY_TO]->(m:Meeting)<-[seat:PARTICIPATED_IN]-(a:Actor)
  WHERE seat.side = id AND NOT a.id IN wanted AND seat.role IN ['mediator', 'host']
  RETURN [a, m, seat.role, seat.side]
} AS seats
UNWIND seats AS seat
WITH seat[0] AS a, seat[1] AS m, seat[2] AS role, seat[3] AS own
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
