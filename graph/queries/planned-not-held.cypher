// title: Planned and not yet reported held
// answers: Meetings that were announced or put off and of which no article says that they took place.
// param before: string = null — only those that should have begun before this day
// param proposed: string = no — yes: also those that were only proposed
// param limit: integer = null — how many rows at most
MATCH (m:Meeting)
WHERE ($before IS NULL OR m.start < '' + $before)
  AND m.status IN ['planned', 'postponed', 'proposed']
WITH m
WHERE ($before IS NULL OR m.start >= '0')
  AND (m.status <> 'proposed' OR toLower(toString($proposed)) IN ['yes', 'true'])
WITH m
ORDER BY m.earliest, m.start, m.id
LIMIT coalesce($limit, 1000000000)
RETURN m.start AS start, m.status AS status, m.kind AS kind, m.title AS title,
       COLLECT { MATCH (p:Actor)-[:PARTICIPATED_IN]->(m) RETURN p.name ORDER BY p.name, p.id } AS participants,
       m.status_history AS history, m.id AS meeting_id
ORDER BY m.earliest, start, meeting_id
