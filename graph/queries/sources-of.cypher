// title: Sources of a pair's meetings
// answers: The sentences that show the meetings of two actors, with the article and the characters they were read from.
// param one: string = state:US — by id or any name
// param other: string = state:RU — by id or any name
WITH COLLECT {
  MATCH (a:Actor)
  WHERE a.id = $one OR toLower($one) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS ones, COLLECT {
  MATCH (b:Actor)
  WHERE b.id = $other OR toLower($other) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)]
  RETURN b.id
} AS others
MATCH (p:Actor)-[mine:PARTICIPATED_IN]->(m:Meeting)<-[theirs:PARTICIPATED_IN]-(q:Actor)
WHERE (p.id IN ones OR mine.side IN ones) AND (q.id IN others OR theirs.side IN others) AND mine.side <> theirs.side
WITH DISTINCT m
MATCH (m)-[shown:REPORTED_IN]->(article:Article)
RETURN m.start AS start, m.status AS status, shown.quote AS quote, article.source AS outlet, article.title AS article,
       article.url AS url, article.id AS article_id, shown.start AS from, shown.end AS to, m.id AS meeting_id
ORDER BY m.earliest, start, meeting_id, article_id, from, to
