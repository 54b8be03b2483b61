// title: Statements
// answers: What an actor said, when, about what, and in which article; the publication date stands in where the day of speaking is untold.
// param actor: string = null — the speaker, by id or any name
// param since: string = null — from this day, month or year on
// param until: string = null — up to and with this day, month or year
// param issue: string = null — by id (ceasefire) or name
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
  MATCH (a:Actor)-[:MADE]->(s:Statement)
  RETURN [a, s]
} + COLLECT {
  UNWIND wanted AS id
  MATCH (a:Actor {id: id})-[:MADE]->(s:Statement)
  RETURN [a, s]
} AS words
UNWIND words AS word
WITH word[0] AS a, word[1] AS s
MATCH (s)-[report:REPORTED_IN]->(article:Article)
WHERE report.nth = 0
WITH a, s, article, coalesce(s.date, article.published) AS day, article.id + ':' + toString(report.start) AS source
WHERE CASE WHEN $since IS NULL AND $until IS NULL AND $issue IS NULL THEN true ELSE
  ($since IS NULL OR day >= '' + $since) AND ($until IS NULL OR (day >= '0' AND day <= '' + $until + '~'))
  AND ($issue IS NULL OR EXISTS {
    MATCH (s)-[:ABOUT]->(i:Issue)
    WHERE i.id IN [$issue, 'issue:' + $issue] OR toLower($issue) IN [n IN [i.name, i.name_zh, i.name_en] | toLower(n)]
  }) END
WITH a, s, article, day, source
ORDER BY day, source, s.id, a.id
LIMIT coalesce($limit, 1000000000)
RETURN s.date AS date, article.published AS published, a.name AS speaker, s.kind AS kind, s.text AS text,
       COLLECT { MATCH (s)-[:ABOUT]->(i:Issue) RETURN i.name ORDER BY i.name, i.id } AS issues,
       article.title AS article, source, s.id AS statement_id, a.id AS speaker_id
ORDER BY day, source, statement_id, speaker_id
