// title: Who met whom
// answers: Which two actors met how often, and when first and last; counts meetings held or under way, calls included.
// param actor: string = null — one of the two, by id or any name; everybody when left out
// param other: string = null — the other of the two
// param kind: string = null — person, state, organization: both of that kind only
// param minimum: integer = 1 — how many meetings at least
MATCH (a:Actor)-[met:MET]-(b:Actor)
WHERE ($actor IS NULL OR a.id = $actor OR toLower($actor) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)])
  AND ($other IS NULL OR b.id = $other OR toLower($other) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)])
  AND ($actor IS NOT NULL OR $other IS NOT NULL OR a.id < b.id)
  AND ($kind IS NULL OR (toLower($kind) IN [l IN labels(a) | toLower(l)] AND toLower($kind) IN [l IN labels(b) | toLower(l)]))
  AND met.count >= $minimum
RETURN a.name AS actor, b.name AS other, met.count AS meetings, met.first AS first, met.last AS last,
       a.id AS actor_id, b.id AS other_id
ORDER BY meetings DESC, actor_id, other_id
