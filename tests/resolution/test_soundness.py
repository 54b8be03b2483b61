from __future__ import annotations

from dataclasses import replace

import pytest

from graph.resolution import resolve, unsound
from tests import samples

ITEM = samples.muscat_through_a_mediator()


@pytest.mark.parametrize("item", samples.facts(), ids=lambda item: item.article.id)
def test_the_samples_are_sound(item):
    assert unsound(item) == ()


UNSOUND = [
    (replace(ITEM, actors=ITEM.actors[1:]), ITEM.actors[0].id),
    (replace(ITEM, meetings=ITEM.meetings[1:]), ITEM.meetings[0].id),
    (replace(ITEM, statements=ITEM.statements[1:]), ITEM.statements[0].id),
]


@pytest.mark.parametrize(("item", "missing"), UNSOUND, ids=["actor", "meeting", "statement"])
def test_an_id_that_is_used_and_not_defined_is_named_and_refused(item, missing):
    assert unsound(item) == (missing,)
    with pytest.raises(ValueError, match=missing):
        resolve([item])
