// title: Changes of status and conflicts
// answers: Meetings that were put off or called off, of which articles tell different things (planned, then held), or whose accounts contradict each other.
MATCH (m:Meeting)
WHERE m.status IN ['postponed', 'cancelled'] OR size(m.conflicts) > 0
   OR any(one IN m.status_history WHERE any(other IN m.status_history WHERE split(one, ' ')[1] <> split(other, ' ')[1]))
RETURN m.start AS start, m.status AS status, m.title AS title, m.status_history AS history, m.conflicts AS conflicts,
       m.id AS meeting_id
ORDER BY m.earliest, start, meeting_id
