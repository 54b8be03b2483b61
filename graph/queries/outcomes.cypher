// title: Outcomes
// answers: What meetings agreed, announced or failed to agree, newest first.
// param actor: string = null — only of meetings of this actor, by id or any name
// param status: string = null — agreed, announced or failed
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
  MATCH (m:Meeting)-[made:PRODUCED]->(o:Outcome)
  WHERE $status IS NULL OR o.status = $status
  RETURN [m, made, o]
} + COLLECT {
  UNWIND wanted AS id
  MATCH (:Actor {id: id})-[:PARTICIPATED_IN|PARTY_TO]->(m:Meeting)
  WITH DISTINCT m
  MATCH (m)-[made:PRODUCED]->(o:Outcome)
  WHERE $status IS NULL OR o.status = $status
  RETURN [m, made, o]
} AS found
UNWIND found AS one
WITH one[0] AS m, one[1] AS made, one[2] AS o
WITH m, made, o
ORDER BY CASE WHEN m.earliest IS NULL THEN 1 ELSE 0 END, m.earliest DESC, m.id, o.id
LIMIT coalesce($limit, 1000000000)
RETURN m.start AS start, o.status AS status, o.text AS outcome, m.title AS meeting, made.sources AS sources,
       m.id AS meeting_id, o.id AS outcome_id
ORDER BY CASE WHEN m.earliest IS NULL THEN 1 ELSE 0 END, m.earliest DESC, meeting_id, outcome_id
