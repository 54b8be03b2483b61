// title: Statements
// answers: What an actor said, when, about what, and in which article; the publication date stands in where the day of speaking is untold.
// param actor: string = null — the speaker, by id or any name
// param since: string = null — from this day, month or year on
// param until: string = null — up to and with this day, month or year
// param issue: string = null — by id (ceasefire) or name
MATCH (a:Actor)-[:MADE]->(s:Statement)-[report:REPORTED_IN]->(article:Article)
WHERE ($actor IS NULL OR a.id = $actor OR toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)])
WITH a, s, article, min(report.start) AS at, coalesce(s.date, article.published) AS day
WHERE ($since IS NULL OR day >= toString($since))
  AND ($until IS NULL OR (day >= '0' AND day <= toString($until) + '~'))
  AND ($issue IS NULL OR EXISTS {
    MATCH (s)-[:ABOUT]->(i:Issue)
    WHERE i.id IN [$issue, 'issue:' + $issue] OR toLower($issue) IN [n IN [i.name, i.name_zh, i.name_en] | toLower(n)]
  })
RETURN s.date AS date, article.published AS published, a.name AS speaker, s.kind AS kind, s.text AS text,
       COLLECT { MATCH (s)-[:ABOUT]->(i:Issue) RETURN i.name ORDER BY i.name, i.id } AS issues,
       article.title AS article, article.id + ':' + toString(at) AS source, s.id AS statement_id, a.id AS speaker_id
ORDER BY day, source, statement_id, speaker_id
