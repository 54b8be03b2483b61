// title: Most active venues
// answers: Where most meetings were held, with the country, the buildings and the first and last day.
// param country: string = null — by id (state:SA) or any name
MATCH (place:Place)
OPTIONAL MATCH (place)-[:LOCATED_IN]->(state:State)
WITH place, state
WHERE $country IS NULL OR state.id = $country
   OR toLower($country) IN [n IN [state.name, state.name_zh, state.name_en] + state.aliases | toLower(n)]
MATCH (m:Meeting)-[at:HELD_AT]->(place)
WHERE m.status IN ['held', 'ongoing']
WITH place, state, count(DISTINCT m) AS meetings, min(m.earliest) AS first, max(m.latest) AS last, collect(DISTINCT at.venue) AS venues
RETURN place.name AS place, state.name AS country, meetings, first, last,
       COLLECT { UNWIND venues AS venue RETURN venue ORDER BY venue } AS venues, place.id AS place_id
ORDER BY meetings DESC, place_id
