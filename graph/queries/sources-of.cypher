// title: Sources of a pair's meetings
// answers: The sentences that show the meetings of two actors, with the article and the characters they were read from.
// param one: string = state:US — by id or any name
// param other: string = state:RU — by id or any name
WITH COLLECT { MATCH (a:Actor {id: $one}) RETURN a.id } AS one_known,
     COLLECT { MATCH (b:Actor {id: $other}) RETURN b.id } AS other_known
WITH one_known + COLLECT {
  UNWIND CASE WHEN size(one_known) = 0 AND $one IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (a:Actor)
  WHERE toLower($one) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS ones, other_known + COLLECT {
  UNWIND CASE WHEN size(other_known) = 0 AND $other IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (b:Actor)
  WHERE toLower($other) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)]
  RETURN b.id
} AS others
UNWIND ones AS id
MATCH (:Actor {id: id})-[:PARTICIPATED_IN|PARTY_TO]->(m:Meeting)<-[:PARTICIPATED_IN|PARTY_TO]-(b:Actor)
WHERE b.id IN others
WITH DISTINCT m, ones, others
WITH m, ones, others, COLLECT { MATCH (p:Actor)-[seat:PARTICIPATED_IN]->(m) RETURN [p.id, seat.side] } AS seats
WHERE any(x IN seats WHERE (x[0] IN ones OR x[1] IN ones)
          AND any(y IN seats WHERE (y[0] IN others OR y[1] IN others) AND x[1] <> y[1]))
MATCH (m)-[shown:REPORTED_IN]->(article:Article)
RETURN m.start AS start, m.status AS status, shown.quote AS quote, article.source AS outlet, article.title AS article,
       article.url AS url, article.id AS article_id, shown.start AS from, shown.end AS to, m.id AS meeting_id
ORDER BY m.earliest, start, meeting_id, article_id, from, to
