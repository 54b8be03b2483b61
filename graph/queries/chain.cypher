// title: Shortest chain between two actors
// answers: Over whom two actors are joined: every shortest chain in which each met the next.
// param from: string = state:US — where it begins, by id or any name
// param to: string = state:TR — where it ends, by id or any name
MATCH (a:Actor), (b:Actor)
WHERE a.id <> b.id
  AND (a.id = $from OR toLower($from) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)])
  AND (b.id = $to OR toLower($to) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)])
MATCH path = allShortestPaths((a)-[:MET*..8]-(b))
WITH path, [n IN nodes(path) | n.id] AS ids
RETURN length(path) AS steps, [n IN nodes(path) | n.name] AS chain, [r IN relationships(path) | r.count] AS meetings, ids
ORDER BY steps, ids
