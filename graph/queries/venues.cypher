// title: Most active venues
// answers: Where most meetings were held, with the country, the buildings and the first and last day.
// param country: string = null — by id (state:SA) or any name
MATCH (m:Meeting)-[at:HELD_AT]->(place:Place)
WHERE m.status IN ['held', 'ongoing']
OPTIONAL MATCH (place)-[:LOCATED_IN]->(state:State)
WITH m, at, place, state
WHERE $country IS NULL OR state.id = $country
   OR toLower($country) IN [n IN [state.name, state.name_zh, state.name_en] + state.aliases | toLower(n)]
WITH place, state, count(DISTINCT m) AS meetings, min(m.earliest) AS first, max(m.latest) AS last
RETURN place.name AS place, state.name AS country, meetings, first, last,
       COLLECT {
         MATCH (:Meeting)-[at:HELD_AT]->(place) WHERE at.venue IS NOT NULL
         RETURN DISTINCT at.venue AS venue ORDER BY venue
       } AS venues,
       place.id AS place_id
ORDER BY meetings DESC, place_id
