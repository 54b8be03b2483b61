// title: Absences
// answers: Who was reported not to have been at a meeting, and why.
// param actor: string = null — the absent one, by id or any name
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
  MATCH (a:Actor)-[gone:ABSENT_FROM]->(m:Meeting)
  RETURN [a, gone, m]
} + COLLECT {
  UNWIND wanted AS id
  MATCH (a:Actor {id: id})-[gone:ABSENT_FROM]->(m:Meeting)
  RETURN [a, gone, m]
} AS found
UNWIND found AS one
WITH one[0] AS a, one[1] AS gone, one[2] AS m
WITH a, gone, m
ORDER BY m.earliest, m.start, m.id, a.id
LIMIT coalesce($limit, 1000000000)
RETURN a.name AS absent, gone.reason AS reason, m.start AS start, m.title AS meeting, m.status AS status,
       COLLECT { MATCH (p:Actor)-[:PARTICIPATED_IN]->(m) RETURN p.name ORDER BY p.name, p.id } AS participants,
       gone.sources AS sources, a.id AS absent_id, m.id AS meeting_id
ORDER BY m.earliest, start, meeting_id, absent_id
