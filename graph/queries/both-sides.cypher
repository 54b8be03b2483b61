// title: What both sides said
// answers: What two sides each said at or about the same meeting; only meetings of which two sides are quoted.
// param one: string = null — a party, by id or any name; any two parties when left out
// param other: string = null — the other party
MATCH (p:Actor)-[seat:PARTICIPATED_IN]->(m:Meeting)
WITH m, collect([p.id, seat.side]) AS seats
MATCH (m)<-[:MADE_AT]-(s:Statement)<-[:MADE]-(speaker:Actor)
WITH m, s, speaker, seats, COLLECT { MATCH (speaker)-[:REPRESENTS]->(whom:Actor) RETURN whom.id ORDER BY whom.id } AS served
WITH m, s, speaker, [x IN seats WHERE x[0] = speaker.id | x[1]] + [x IN seats WHERE x[1] = speaker.id | x[1]]
     + [id IN served WHERE any(x IN seats WHERE x[1] = id)] AS parties
WHERE size(parties) > 0
WITH m, s, speaker, parties[0] AS party
MATCH (a:Actor {id: party})
WITH m, s, speaker, a, [n IN [a.id, a.name, a.name_zh, a.name_en] + a.aliases | toLower(n)] AS forms
WITH m, collect({
       party: a.id, name: a.name, speaker: speaker.name, text: s.text, id: s.id,
       is_one: $one IS NULL OR toLower($one) IN forms, is_other: $other IS NULL OR toLower($other) IN forms
     }) AS said
WHERE any(x IN said WHERE x.is_one AND any(y IN said WHERE y.is_other AND x.party <> y.party))
UNWIND said AS word
WITH m, word
WHERE $one IS NULL OR $other IS NULL OR word.is_one OR word.is_other
RETURN m.start AS start, m.title AS meeting, word.name AS party, word.speaker AS speaker, word.text AS text,
       m.id AS meeting_id, word.party AS party_id, word.id AS statement_id
ORDER BY m.earliest, start, meeting_id, party_id, statement_id, speaker
