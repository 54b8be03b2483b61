// title: Absences
// answers: Who was reported not to have been at a meeting, and why.
// param actor: string = null — the absent one, by id or any name
MATCH (a:Actor)-[gone:ABSENT_FROM]->(m:Meeting)
WHERE ($actor IS NULL OR a.id = $actor OR toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)])
RETURN a.name AS absent, gone.reason AS reason, m.start AS start, m.title AS meeting, m.status AS status,
       COLLECT { MATCH (p:Actor)-[:PARTICIPATED_IN]->(m) RETURN p.name ORDER BY p.name, p.id } AS participants,
       gone.sources AS sources, a.id AS absent_id, m.id AS meeting_id
ORDER BY m.earliest, start, meeting_id, absent_id
