// title: Issues
// answers: What is negotiated most: meetings and statements about each issue.
MATCH (i:Issue)
RETURN i.name AS issue, COUNT { (i)<-[:DISCUSSED]-(:Meeting) } AS meetings, COUNT { (i)<-[:ABOUT]-(:Statement) } AS statements,
       i.id AS issue_id
ORDER BY meetings DESC, statements DESC, issue_id
