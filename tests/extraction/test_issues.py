from __future__ import annotations

import pytest

from graph.extraction.issues import issues_in

ISSUES = [
    ("双方讨论停火", ("ceasefire",)),
    ("解除制裁", ("sanctions",)),
    ("停火与制裁", ("ceasefire", "sanctions")),
    ("停火、停战、休战", ("ceasefire",)),
    ("换俘与南海问题", ("prisoner-exchange", "south-china-sea")),
    ("中南海的会见", ()),
    ("天气很好", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "expected"), ISSUES)
def test_the_terms_of_a_text_name_its_issues_sorted_and_once(text, expected):
    assert issues_in(text) == expected
