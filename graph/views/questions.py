"""What the pictures ask a store: Cypher with parameters, plain columns, a total order, both engines.

Every pattern is written from the node that is looked up by its id: the embedded engine follows it
from left to right and would otherwise walk through all actors for every meeting.
"""

from __future__ import annotations

ACTORS_NAMED = """
MATCH (a:Actor)
WHERE a.id IN $names OR a.name IN $names OR a.name_zh IN $names OR a.name_en IN $names
   OR any(alias IN a.aliases WHERE alias IN $names)
RETURN a.id AS id, a.name AS name, a.name_zh AS name_zh, a.name_en AS name_en, a.aliases AS aliases
ORDER BY id
"""
ACTOR_NAMES = "MATCH (a:Actor) RETURN a.id AS id, a.name AS name ORDER BY id"
ISSUE_NAMES = """
MATCH (i:Issue)
RETURN i.id AS id, i.name AS name, i.name_zh AS name_zh, i.name_en AS name_en
ORDER BY id
"""
MEETINGS = """
MATCH (m:Meeting)
WHERE (size($statuses) = 0 OR m.status IN $statuses)
  AND ($bounded = false OR (m.latest >= date($since) AND m.earliest <= date($until)))
OPTIONAL MATCH (m)<-[:PARTICIPATED_IN]-(a:Actor)
RETURN m.id AS id, m.title AS title, m.kind AS kind, m.status AS status, m.start AS start, m.end AS end,
       m.precision AS precision, m.earliest AS earliest, m.latest AS latest,
       m.status_history AS history, m.conflicts AS conflicts, count(a) AS seats
ORDER BY id
"""
MEETINGS_BY_ID = """
UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})
RETURN m.id AS id, m.title AS title, m.kind AS kind, m.status AS status, m.start AS start, m.end AS end,
       m.precision AS precision, m.earliest AS earliest, m.latest AS latest,
       m.status_history AS history, m.conflicts AS conflicts
ORDER BY id
"""
AROUND_STATEMENTS = """
UNWIND $statements AS statement
MATCH (s:Statement {id: statement})-[:MADE|MADE_AT]-(n)
RETURN DISTINCT n.id AS id, 'Meeting' IN labels(n) AS is_meeting ORDER BY id
"""
MEETINGS_OF_ACTORS = """
UNWIND $actors AS actor
MATCH (a:Actor {id: actor})-[:PARTICIPATED_IN|PARTY_TO|ABSENT_FROM]->(m:Meeting)
RETURN DISTINCT m.id AS id ORDER BY id
"""
MEETINGS_ON_ISSUES = """
UNWIND $issues AS issue
MATCH (i:Issue {id: issue})<-[:DISCUSSED]-(m:Meeting)
RETURN DISTINCT m.id AS id ORDER BY id
"""
SEATS = """
UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})<-[p:PARTICIPATED_IN]-(a:Actor)
RETURN m.id AS meeting, a.id AS actor, p.side AS side, p.role AS role, p.sources AS sources
ORDER BY meeting, actor
"""
ABSENCES = """
UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})<-[p:ABSENT_FROM]-(a:Actor)
RETURN m.id AS meeting, a.id AS actor, p.reason AS reason, p.sources AS sources
ORDER BY meeting, actor
"""
PLACES = """
UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})-[h:HELD_AT]->(p:Place)
RETURN m.id AS meeting, p.id AS place, p.name AS name, p.name_zh AS name_zh, p.name_en AS name_en,
       h.venue AS venue, h.sources AS sources
ORDER BY meeting, place
"""
ISSUES = """
UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})-[:DISCUSSED]->(i:Issue)
RETURN m.id AS meeting, i.id AS id, i.name AS name, i.name_zh AS name_zh, i.name_en AS name_en
ORDER BY meeting, id
"""
ACTORS = """
UNWIND $actors AS actor
MATCH (a:Actor {id: actor})
RETURN a.id AS id, labels(a) AS labels, a.name AS name, a.name_zh AS name_zh, a.name_en AS name_en,
       a.aliases AS aliases
ORDER BY id
"""
POSTS = """
UNWIND $actors AS actor
MATCH (a:Person {id: actor})-[r:REPRESENTS]->(party)
RETURN a.id AS start, party.id AS end, r.role AS role, r.sources AS sources
ORDER BY start, end, role
"""
ENCOUNTERS = """
UNWIND $actors AS actor
MATCH (a:Actor {id: actor})-[r:MET]->(b:Actor)
RETURN a.id AS start, b.id AS end, r.count AS count, r.first AS first, r.last AS last, r.sources AS sources
ORDER BY start, end
"""
STATEMENTS_AT = """
UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})<-[:MADE_AT]-(s:Statement)
RETURN s.id AS id, s.text AS text, s.kind AS kind, s.cue AS cue, s.date AS date, m.id AS meeting
ORDER BY id, meeting
"""
STATEMENTS_BY = """
UNWIND $actors AS actor
MATCH (a:Actor {id: actor})-[:MADE]->(s:Statement)
RETURN DISTINCT s.id AS id, s.text AS text, s.kind AS kind, s.cue AS cue, s.date AS date
ORDER BY date DESC, id LIMIT $most
"""
SPEAKERS = """
UNWIND $statements AS statement
MATCH (s:Statement {id: statement})<-[:MADE]-(a:Actor)
RETURN s.id AS statement, a.id AS actor ORDER BY statement, actor
"""
ADDRESSEES = """
UNWIND $statements AS statement
MATCH (s:Statement {id: statement})-[:ADDRESSED_TO]->(a:Actor)
RETURN s.id AS statement, a.id AS actor ORDER BY statement, actor
"""
OUTCOMES = """
UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})-[:PRODUCED]->(o:Outcome)
RETURN m.id AS meeting, o.id AS id, o.text AS text, o.status AS status
ORDER BY meeting, id
"""
MEETING_REPORTS = """
UNWIND $ids AS id
MATCH (n:Meeting {id: id})-[r:REPORTED_IN]->(a:Article)
RETURN n.id AS id, a.id AS article, r.start AS start, r.end AS end ORDER BY id, article, start, end
"""
STATEMENT_REPORTS = """
UNWIND $ids AS id
MATCH (n:Statement {id: id})-[r:REPORTED_IN]->(a:Article)
RETURN n.id AS id, a.id AS article, r.start AS start, r.end AS end ORDER BY id, article, start, end
"""
OUTCOME_REPORTS = """
UNWIND $ids AS id
MATCH (n:Outcome {id: id})-[r:REPORTED_IN]->(a:Article)
RETURN n.id AS id, a.id AS article, r.start AS start, r.end AS end ORDER BY id, article, start, end
"""
MENTIONS = """
UNWIND $actors AS actor
MATCH (a:Actor {id: actor})-[r:MENTIONED_IN]->(t:Article)
RETURN a.id AS id, t.id AS article, r.start AS start, r.end AS end ORDER BY id, article, start, end
"""
ARTICLES = """
UNWIND $articles AS article
MATCH (a:Article {id: article})
RETURN a.id AS id, a.title AS title, a.source AS source, a.published AS published, a.url AS url,
       a.language AS language, a.text AS text
ORDER BY id
"""
