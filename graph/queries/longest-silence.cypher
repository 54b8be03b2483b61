// title: Longest silence
// answers: The longest times between two parties without a meeting held, from the end of one to the start of the next; only where the days are known.
// param one: string = null — a party or person, by id or any name; every pair of states when left out
// param other: string = null — the other
// param limit: integer = 20 — how many at most
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
WITH ones, others, CASE WHEN $one IS NULL THEN others ELSE ones END AS given
WITH others, given, COLLECT {
  UNWIND CASE WHEN $one IS NULL AND $other IS NULL THEN [0] ELSE [] END AS everybody
  MATCH (p:State)-[:PARTY_TO]->(m:Meeting)<-[:PARTY_TO]-(q:State)
  WHERE p.id < q.id AND m.status IN ['held', 'ongoing'] AND m.precision = 'day' AND m.earliest IS NOT NULL
  WITH p.id AS one, q.id AS other, collect([m.earliest, m.latest]) AS times
  RETURN [one, other, times]
} AS states
WITH states + COLLECT {
  UNWIND given AS id
  MATCH (p:Actor {id: id})-[:PARTY_TO]->(m:Meeting)<-[:PARTY_TO]-(q:Actor)
  WHERE p.id <> q.id AND m.status IN ['held', 'ongoing'] AND m.precision = 'day' AND m.earliest IS NOT NULL
    AND ($one IS NULL OR $other IS NULL OR q.id IN others)
  RETURN [p.id, q.id, [[m.earliest, m.latest]]]
} + COLLECT {
  UNWIND given AS id
  MATCH (p:Actor {id: id})-[mine:PARTICIPATED_IN]->(m:Meeting)<-[theirs:PARTICIPATED_IN]-(q:Actor)
  WHERE mine.side <> theirs.side AND m.status IN ['held', 'ongoing'] AND m.precision = 'day' AND m.earliest IS NOT NULL
    AND ($one IS NULL OR $other IS NULL OR q.id IN others)
  RETURN [p.id, q.id, [[m.earliest, m.latest]]]
} AS met
UNWIND met AS row
WITH row[0] AS mine, row[1] AS theirs, row[2] AS times
WITH CASE WHEN $one IS NULL AND $other IS NOT NULL THEN theirs ELSE mine END AS one_id,
     CASE WHEN $one IS NULL AND $other IS NOT NULL THEN mine ELSE theirs END AS other_id, times
WITH one_id, other_id, collect(times) AS parts
WITH one_id, other_id, COLLECT {
  UNWIND parts AS part
  UNWIND part AS time
  RETURN time ORDER BY time[0], time[1]
} AS times
WITH one_id, other_id, reduce(seen = {last: times[0][1], gaps: []}, time IN times | CASE
       WHEN time[0] > seen.last THEN {last: time[1], gaps: seen.gaps + [[seen.last, time[0]]]}
       WHEN time[1] > seen.last THEN {last: time[1], gaps: seen.gaps}
       ELSE seen
     END) AS seen
UNWIND seen.gaps AS gap
WITH one_id, other_id, gap[0] AS from, gap[1] AS until
WITH one_id, other_id, from, until, duration.inDays(from, until).days AS days
ORDER BY days DESC, one_id, other_id, from
LIMIT $limit
MATCH (a:Actor {id: one_id}), (b:Actor {id: other_id})
RETURN a.name AS one, b.name AS other, days, from, until, one_id, other_id
ORDER BY days DESC, one_id, other_id, from
