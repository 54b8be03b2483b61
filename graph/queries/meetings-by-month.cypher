// title: Meetings by month
// answers: How many meetings each month saw, by what became of them; only those whose month is told.
// param actor: string = null — only those of this actor, by id or any name
WITH COLLECT {
  MATCH (a:Actor)
  WHERE a.id = $actor OR toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS wanted
MATCH (m:Meeting)
WHERE m.start >= '0' AND size(m.start) >= 7
  AND ($actor IS NULL OR EXISTS {
    MATCH (p:Actor)-[seat:PARTICIPATED_IN]->(m) WHERE p.id IN wanted OR seat.side IN wanted
  })
RETURN substring(m.start, 0, 7) AS month,
       sum(CASE WHEN m.status IN ['held', 'ongoing'] THEN 1 ELSE 0 END) AS held,
       sum(CASE WHEN m.status IN ['planned', 'proposed', 'postponed'] THEN 1 ELSE 0 END) AS ahead,
       sum(CASE WHEN m.status IN ['cancelled', 'denied'] THEN 1 ELSE 0 END) AS off
ORDER BY month
