// title: Outcomes
// answers: What meetings agreed, announced or failed to agree, newest first.
// param actor: string = null — only of meetings of this actor, by id or any name
// param status: string = null — agreed, announced or failed
WITH COLLECT {
  MATCH (a:Actor)
  WHERE a.id = $actor OR toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS wanted
MATCH (m:Meeting)-[made:PRODUCED]->(o:Outcome)
WHERE ($status IS NULL OR o.status = $status)
  AND ($actor IS NULL OR EXISTS {
    MATCH (p:Actor)-[seat:PARTICIPATED_IN]->(m) WHERE p.id IN wanted OR seat.side IN wanted
  })
RETURN m.start AS start, o.status AS status, o.text AS outcome, m.title AS meeting, made.sources AS sources,
       m.id AS meeting_id, o.id AS outcome_id
ORDER BY CASE WHEN m.earliest IS NULL THEN 1 ELSE 0 END, m.earliest DESC, meeting_id, outcome_id
