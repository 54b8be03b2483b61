// title: Who met whom
// answers: Which two actors met how often, and when first and last; counts meetings held or under way, calls included.
// param actor: string = null — one of the two, by id or any name; everybody when left out
// param other: string = null — the other of the two
// param kind: string = null — person, state, organization: both of that kind only
// param minimum: integer = 1 — how many meetings at least
WITH COLLECT { MATCH (a:Actor {id: $actor}) RETURN a.id } AS one_known,
     COLLECT { MATCH (b:Actor {id: $other}) RETURN b.id } AS other_known
WITH one_known + COLLECT {
  UNWIND CASE WHEN size(one_known) = 0 AND $actor IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (a:Actor)
  WHERE toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)]
  RETURN a.id
} AS ones, other_known + COLLECT {
  UNWIND CASE WHEN size(other_known) = 0 AND $other IS NOT NULL THEN [0] ELSE [] END AS by_name
  MATCH (b:Actor)
  WHERE toLower($other) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)]
  RETURN b.id
} AS others
WITH ones, others, COLLECT {
  UNWIND CASE WHEN $actor IS NULL AND $other IS NULL THEN [0] ELSE [] END AS everybody
  MATCH (a:Actor)-[met:MET]->(b:Actor)
  RETURN [a, met, b]
} + COLLECT {
  UNWIND ones AS id
  MATCH (a:Actor {id: id})-[met:MET]-(b:Actor)
  WHERE $other IS NULL OR b.id IN others
  RETURN [a, met, b]
} + COLLECT {
  UNWIND CASE WHEN $actor IS NULL THEN others ELSE [] END AS id
  MATCH (a:Actor)-[met:MET]-(b:Actor {id: id})
  RETURN [a, met, b]
} AS pairs
UNWIND pairs AS pair
WITH pair[0] AS a, pair[1] AS met, pair[2] AS b
WITH a, met, b
WHERE met.count >= $minimum
  AND ($kind IS NULL OR (toLower($kind) IN [l IN labels(a) | toLower(l)] AND toLower($kind) IN [l IN labels(b) | toLower(l)]))
RETURN a.name AS actor, b.name AS other, met.count AS meetings, met.first AS first, met.last AS last,
       a.id AS actor_id, b.id AS other_id
ORDER BY meetings DESC, actor_id, other_id
