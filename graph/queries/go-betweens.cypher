// title: Go-betweens
// answers: Who met both of two parties, with how often each; those who met both more often come first.
// param one: string = state:RU — a party, by id or any name
// param other: string = state:UA — the other party
MATCH (a:Actor)-[left:MET]-(between:Actor)-[right:MET]-(b:Actor)
WHERE a.id <> b.id
  AND (a.id = $one OR toLower($one) IN [n IN [a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)])
  AND (b.id = $other OR toLower($other) IN [n IN [b.name, b.name_zh, b.name_en] + b.aliases | toLower(n)])
WITH a, b, between, left, right, CASE WHEN left.count < right.count THEN left.count ELSE right.count END AS both
RETURN between.name AS go_between, a.name AS one, left.count AS met_one, b.name AS other, right.count AS met_other,
       between.id AS go_between_id
ORDER BY both DESC, met_one + met_other DESC, go_between_id, a.id, b.id
