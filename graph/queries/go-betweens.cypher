// title: Go-betweens
// answers: Who met both of two parties, with how often each; those who met both more often come first.
// param one: string = state:RU — a party, by id or any name
// param other: string = state:UA — the other party
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
UNWIND ones AS one_id
UNWIND others AS other_id
MATCH (a:Actor {id: one_id})-[left:MET]-(between:Actor)
MATCH (between)-[right:MET]-(b:Actor {id: other_id})
WHERE a.id <> b.id
WITH a, b, between, left, right, CASE WHEN left.count < right.count THEN left.count ELSE right.count END AS both
RETURN between.name AS go_between, a.name AS one, left.count AS met_one, b.name AS other, right.count AS met_other,
       between.id AS go_between_id
ORDER BY both DESC, met_one + met_other DESC, go_between_id, a.id, b.id
