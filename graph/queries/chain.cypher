// title: Shortest chain between two actors
// answers: Over whom two actors are joined: every shortest chain in which each met the next.
// param from: string = state:US — where it begins, by id or any name
// param to: string = state:TR — where it ends, by id or any name
WITH COLLECT { MATCH (a:Actor {id: $from}) RETURN a.id } AS one_known,
     COLLECT { MATCH (b:Actor {id: $to}) RETURN b.id } AS other_known
WITH one_known + COLLECT {
  UNWIND CASE WHEN size(one_known) = 0 AND $from IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (a:Actor)
  WHERE toLower($from) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS ones, other_known + COLLECT {
  UNWIND CASE WHEN size(other_known) = 0 AND $to IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (b:Actor)
  WHERE toLower($to) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)]
  RETURN b.id
} AS others
UNWIND ones AS one_id
UNWIND others AS other_id
MATCH (a:Actor {id: one_id}), (b:Actor {id: other_id})
WHERE a.id <> b.id
MATCH path = allShortestPaths((a)-[:MET*..8]-(b))
WITH path, [n IN nodes(path) | n.id] AS ids
RETURN length(path) AS steps, [n IN nodes(path) | n.name] AS chain, [r IN relationships(path) | r.count] AS meetings, ids
ORDER BY steps, ids
