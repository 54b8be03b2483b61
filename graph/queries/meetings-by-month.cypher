// title: Meetings by month
// answers: How many meetings each month saw, by what became of them; only those whose month is told.
// param actor: string = null — only those of this actor, by id or any name
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
WITH m
WHERE m.start >= '0' AND size(m.start) >= 7
RETURN substring(m.start, 0, 7) AS month,
       sum(CASE WHEN m.status IN ['held', 'ongoing'] THEN 1 ELSE 0 END) AS held,
       sum(CASE WHEN m.status IN ['planned', 'proposed', 'postponed'] THEN 1 ELSE 0 END) AS ahead,
       sum(CASE WHEN m.status IN ['cancelled', 'denied'] THEN 1 ELSE 0 END) AS off
ORDER BY month
