"""The facts of all articles become one graph: one node per real actor, meeting and place.

`resolve` is a pure function of the set of facts: the order of the articles does not matter, the
same facts given twice change nothing, and without an article the graph holds exactly what the
others support. `unsound` tells which ids an article's facts use and do not define; `resolve` takes
sound facts only. `pack` and `unpack` turn facts into the properties they are stored with and back.
`tokens`, `phrase` and `is_word` say how names and texts are searched, `content_id` makes an id of its parts.
"""

from graph.resolution.assemble import resolve
from graph.resolution.identifiers import content_id
from graph.resolution.packing import pack, unpack
from graph.resolution.searching import is_word, phrase, tokens
from graph.resolution.soundness import unsound

__all__ = ["content_id", "is_word", "pack", "phrase", "resolve", "tokens", "unpack", "unsound"]
