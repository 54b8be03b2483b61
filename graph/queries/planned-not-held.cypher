// title: Planned and not yet reported held
// answers: Meetings that were announced or put off and of which no article says that they took place.
// param before: string = null — only those that should have begun before this day
// param proposed: string = no — yes: also those that were only proposed
MATCH (m:Meeting)
WHERE (m.status IN ['planned', 'postponed'] OR (m.status = 'proposed' AND toLower(toString($proposed)) IN ['yes', 'true']))
  AND ($before IS NULL OR (m.start >= '0' AND m.start < toString($before)))
RETURN m.start AS start, m.status AS status, m.kind AS kind, m.title AS title,
       COLLECT { MATCH (p:Actor)-[:PARTICIPATED_IN]->(m) RETURN p.name ORDER BY p.name, p.id } AS participants,
       m.status_history AS history, m.id AS meeting_id
ORDER BY m.earliest, start, meeting_id
