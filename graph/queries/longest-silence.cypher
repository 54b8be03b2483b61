// title: Longest silence
// answers: The longest times between two parties without a meeting held, from the end of one to the start of the next; only where the days are known.
// param one: string = null — a party or person, by id or any name; every pair of states when left out
// param other: string = null — the other
// param limit: integer = 20 — how many at most
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
WHERE m.status IN ['held', 'ongoing'] AND m.precision = 'day' AND m.earliest IS NOT NULL AND mine.side <> theirs.side
UNWIND [[p.id, q.id], [mine.side, theirs.side]] AS pair
WITH DISTINCT pair[0] AS one_id, pair[1] AS other_id, m.earliest AS start, m.latest AS end, ones, others
WHERE ($one IS NULL OR one_id IN ones)
  AND ($other IS NULL OR other_id IN others)
  AND ($one IS NOT NULL OR $other IS NOT NULL
       OR (one_id STARTS WITH 'state:' AND other_id STARTS WITH 'state:' AND one_id < other_id))
WITH one_id, other_id, collect({start: start, end: end}) AS times
UNWIND times AS time
UNWIND times AS next
WITH one_id, other_id, time, next
WHERE next.start > time.end
WITH one_id, other_id, time.end AS from, min(next.start) AS until
WITH one_id, other_id, max(from) AS from, until
MATCH (a:Actor {id: one_id}), (b:Actor {id: other_id})
RETURN a.name AS one, b.name AS other, duration.inDays(from, until).days AS days, from, until, one_id, other_id
ORDER BY days DESC, one_id, other_id, from
LIMIT $limit
