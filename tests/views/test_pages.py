"""Both pages in a real browser: what they show, how they are used, and what they never do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.views import network_page, timeline_page
from graph.views.scene import Scene
from tests.views import scenes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.views.conftest import Opened

pytestmark = pytest.mark.browser

PAGES = {"network": network_page.page, "timeline": timeline_page.page}
RIYADH = "meeting:riyadh"


@pytest.fixture(params=sorted(PAGES))
def page(request: pytest.FixtureRequest) -> Callable[..., str]:
    return PAGES[request.param]


def _click_on_canvas(opened: Opened, id: str) -> None:
    at = opened.page.evaluate("id => Parley.network.canvasToDOM(Parley.network.getPosition(id))", id)
    opened.page.locator("#canvas").click(position={"x": at["x"], "y": at["y"]})


def _active(opened: Opened) -> Any:
    return opened.page.evaluate("document.activeElement.dataset.id || document.activeElement.dataset.item || document.activeElement.id")


def test_a_click_on_a_meeting_of_the_network_shows_its_evidence(open_page: Callable[..., Opened]) -> None:
    opened = open_page(network_page.page(scenes.news()))
    _click_on_canvas(opened, RIYADH)
    panel = opened.text("#panel")
    assert "利雅得会谈" in panel
    assert "2025-02-18" in panel
    assert "德拉伊耶宫" in panel
    assert "乌克兰没有受邀。" in panel
    assert "美俄在利雅得坐上谈判桌" in panel


def test_a_click_on_a_meeting_of_the_timeline_shows_its_evidence(open_page: Callable[..., Opened]) -> None:
    opened = open_page(timeline_page.page(scenes.news()))
    opened.page.locator(f"[data-item='meeting:{RIYADH}']").click()
    panel = opened.text("#panel")
    assert "利雅得会谈" in panel
    assert "乌克兰没有受邀。" in panel


def test_a_click_on_a_line_of_the_network_shows_what_it_says(open_page: Callable[..., Opened]) -> None:
    opened = open_page(network_page.page(scenes.news()))
    ends = ["person:sergey-lavrov", RIYADH]
    at = opened.page.evaluate(
        "ids => { const [a, b] = ids.map(id => Parley.network.canvasToDOM(Parley.network.getPosition(id)));"
        " return {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2}; }", ends,
    )
    opened.page.locator("#canvas").click(position=at)
    assert "拉夫罗夫" in opened.text("#panel")
    assert opened.page.locator("#panel mark").all_inner_texts() == ["拉夫罗夫"]


def test_the_words_of_a_fact_are_marked_in_their_sentence(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(scenes.news()))
    opened.page.locator("#contents [data-id='person:marco-rubio']").click()
    marked = opened.page.locator("#panel mark").all_inner_texts()
    assert "结束冲突需要各方都作出让步" in marked
    assert any("鲁比奥" in text for text in marked)


def test_the_list_opens_the_evidence_by_keyboard_and_escape_gives_the_focus_back(
    page: Callable[..., str], open_page: Callable[..., Opened]
) -> None:
    opened = open_page(page(scenes.news()))
    keyboard = opened.page.keyboard
    for _ in range(40):
        keyboard.press("Tab")
        if _active(opened) == RIYADH:
            break
    assert _active(opened) == RIYADH
    keyboard.press("Enter")
    assert _active(opened) == "panel-title"
    assert "乌克兰没有受邀。" in opened.text("#panel")
    keyboard.press("Escape")
    assert opened.page.locator("#panel").is_hidden()
    assert _active(opened) == RIYADH


def test_a_mark_of_the_timeline_opens_by_enter_and_escape_gives_the_focus_back(open_page: Callable[..., Opened]) -> None:
    opened = open_page(timeline_page.page(scenes.news()))
    item = f"meeting:{RIYADH}"
    opened.page.locator(f"[data-item='{item}']").focus()
    opened.page.keyboard.press("Enter")
    assert "利雅得会谈" in opened.text("#panel")
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#panel").is_hidden()
    assert _active(opened) == item


def test_escape_after_a_click_on_the_canvas_gives_the_focus_back_to_it(open_page: Callable[..., Opened]) -> None:
    opened = open_page(network_page.page(scenes.news()))
    _click_on_canvas(opened, RIYADH)
    opened.page.keyboard.press("Escape")
    assert _active(opened) == "canvas"


def test_the_list_holds_every_node_and_link(open_page: Callable[..., Opened]) -> None:
    scene = scenes.news()
    opened = open_page(network_page.page(scene))
    listed = set(opened.page.locator("#contents [data-id]").evaluate_all("all => all.map(one => one.dataset.id)"))
    nodes = {actor.id for actor in scene.actors if actor.drawn} | {meeting.id for meeting in scene.meetings}
    assert nodes <= listed
    assert {link.id for link in scene.links} <= listed


def test_the_page_speaks_two_languages(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(scenes.news(), "zh"))
    assert "利雅得会谈" in opened.text("#contents")
    opened.page.locator("[data-language=en]").click()
    assert "Talks · Riyadh" in opened.text("#contents")
    assert "Sergey Lavrov" in opened.text("#contents")
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    assert "Show all" in opened.text("header")


def test_the_page_starts_in_the_language_asked_for(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(scenes.news(), "en"))
    assert "Talks · Riyadh" in opened.text("#contents")


def test_the_search_field_narrows_the_list_by_either_name(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(scenes.news(), "zh"))
    opened.page.locator("#search").fill("lavrov")
    shown = opened.page.locator("#contents [data-type=actor]:visible")
    assert shown.all_inner_texts() == ["拉夫罗夫"]
    opened.page.keyboard.press("Enter")
    assert "拉夫罗夫" in opened.text("#panel-title")


def test_quotations_carry_the_language_of_their_article(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(scenes.news(), "zh"))
    opened.page.locator("#contents [data-id='meeting:budapest']").click()
    assert opened.page.locator("#panel blockquote").first.get_attribute("lang") == "en"


def test_links_to_articles_tell_nobody_where_they_come_from(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(scenes.news(), "zh"))
    opened.page.locator(f"#contents [data-id='{RIYADH}']").click()
    links = opened.page.locator("#panel a").evaluate_all("all => all.map(a => [a.protocol, a.rel])")
    assert links
    assert all(protocol == "https:" and "noreferrer" in rel for protocol, rel in links)


def test_hostile_text_shows_as_text_everywhere(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(scenes.hostile(), "zh"))
    ids = opened.page.locator("#contents [data-id]").evaluate_all("all => all.map(one => one.dataset.id)")
    assert len(ids) == 6
    for details in opened.page.locator("#contents details").all():
        details.evaluate("one => { one.open = true; }")
    for button in opened.page.locator("#contents [data-id]").all():
        button.click()
        panel = opened.page.locator("#panel")
        assert panel.locator("img, script, i, b, a").count() == 0
    opened.page.locator("#contents [data-type=meeting]").click()
    assert scenes.HOSTILE in opened.text("#panel-title")
    assert scenes.HOSTILE in opened.page.locator("#panel blockquote").first.inner_text()
    assert opened.page.locator("#panel a").count() == 0


def test_bidirectional_controls_are_named_in_quotations_and_dropped_from_names(
    page: Callable[..., str], open_page: Callable[..., Opened]
) -> None:
    opened = open_page(page(scenes.hostile(), "en"))
    opened.page.locator("#contents [data-id='person:x-1']").click()
    assert opened.text("#panel-title").startswith("evil")
    assert "U+202E" in opened.page.locator("#panel blockquote .control").all_inner_texts()


def test_an_empty_scene_says_so(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(Scene(), "en"))
    assert opened.text("#notice") == "There are no meetings to draw."


def test_a_picture_that_was_cut_says_so(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    d = scenes.Drawing()
    opened = open_page(page(d.scene(found=12, cut=True), "en"))
    assert "0 of 12 meetings" in opened.text("#notice")


def test_both_pages_open_in_the_dark(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(scenes.news()), color_scheme="dark")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 31)"


def test_only_the_list_scrolls_where_it_is_longer_than_the_screen(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(scenes.news()))
    opened.page.set_viewport_size({"width": 1200, "height": 360})
    height = "id => { const box = document.getElementById(id) || document.documentElement; return box.scrollHeight - box.clientHeight }"
    assert opened.page.evaluate(height, "contents") > 0
    assert opened.page.evaluate(height, "") == 0


def test_both_pages_fit_a_narrow_screen(page: Callable[..., str], open_page: Callable[..., Opened]) -> None:
    opened = open_page(page(scenes.news()), viewport={"width": 390, "height": 800})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


# The timeline

OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('#lanes .item text, #lanes .lane-name')].map(one => [one.textContent, one.getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
    if (p.left < q.right - 0.5 && q.left < p.right - 0.5 && p.top < q.bottom - 3 && q.top < p.bottom - 3) found.push([a, b]);
  }));
  return found;
}"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scene", [scenes.news, scenes.crowded], ids=["news", "crowded"])
def test_labels_do_not_overlap_at_any_zoom(scene: Callable[[], Scene], language: str, open_page: Callable[..., Opened]) -> None:
    opened = open_page(timeline_page.page(scene(), language))
    for key in ("0", "+", "+", "+", "0", "-", "-"):
        opened.page.locator("#time").press(key)
        assert opened.page.evaluate(OVERLAPS) == []


def test_everything_is_in_view_at_first(open_page: Callable[..., Opened]) -> None:
    opened = open_page(timeline_page.page(scenes.news()))
    right = opened.page.evaluate("Math.max(...[...document.querySelectorAll('#lanes .item')].map(one => one.getBoundingClientRect().right))")
    frame = opened.page.locator("#lanes").bounding_box()
    assert right <= frame["x"] + frame["width"]


def test_the_keyboard_zooms_and_pans_the_timeline(open_page: Callable[..., Opened]) -> None:
    opened = open_page(timeline_page.page(scenes.news()))
    time = opened.page.locator("#time")
    start = opened.page.evaluate("Parley.view()")
    time.press("+")
    near = opened.page.evaluate("Parley.view()")
    assert near["to"] - near["from"] < start["to"] - start["from"]
    time.press("ArrowRight")
    right = opened.page.evaluate("Parley.view()")
    assert right["from"] > near["from"]
    time.press("ArrowLeft")
    time.press("-")
    time.press("Home")
    assert opened.page.evaluate("Parley.view()") == start


def test_the_wheel_zooms_at_the_pointer_and_dragging_pans(open_page: Callable[..., Opened]) -> None:
    opened = open_page(timeline_page.page(scenes.news()))
    mouse, box = opened.page.mouse, opened.page.locator("#lanes").bounding_box()
    start = opened.page.evaluate("Parley.view()")
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 20)
    mouse.wheel(0, -300)
    near = opened.page.evaluate("Parley.view()")
    assert near["to"] - near["from"] < start["to"] - start["from"]
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2 - 120, box["y"] + box["height"] - 20, steps=4)
    mouse.up()
    assert opened.page.evaluate("Parley.view()")["from"] > near["from"]
    assert opened.page.locator("#panel").is_hidden()


def test_meetings_without_a_year_stand_apart(open_page: Callable[..., Opened]) -> None:
    opened = open_page(timeline_page.page(scenes.news()))
    apart = opened.text("#undated")
    assert "沙特阿拉伯峰会" in apart
    assert "欧盟–伊朗会谈" in apart
    assert "利雅得会谈" not in apart


def test_statements_are_marks_that_open_their_words(open_page: Callable[..., Opened]) -> None:
    opened = open_page(timeline_page.page(scenes.news()))
    opened.page.locator(".said").first.click()
    assert "双方不仅听了，而且听进了对方的话" in opened.text("#panel")


# The network


def test_the_buttons_zoom_the_network(open_page: Callable[..., Opened]) -> None:
    opened = open_page(network_page.page(scenes.news()))
    start = opened.page.evaluate("Parley.network.getScale()")
    opened.page.locator("#zoom-in").click()
    assert opened.page.evaluate("Parley.network.getScale()") > start
    opened.page.locator("#fit").click()
    assert opened.page.evaluate("Parley.network.getScale()") == pytest.approx(start)


def test_who_met_whom_is_drawn_on_demand(open_page: Callable[..., Opened]) -> None:
    opened = open_page(network_page.page(scenes.news()))
    hidden = "Parley.network.body.data.edges.get().filter(one => one.kind === 'MET').every(one => one.hidden)"
    assert opened.page.evaluate(hidden)
    opened.page.locator("#legend label", has_text="会晤").click()
    assert not opened.page.evaluate(hidden)


def test_three_hundred_nodes_are_drawn_within_three_seconds(open_page: Callable[..., Opened]) -> None:
    opened = open_page(network_page.page(scenes.crowded()))
    assert int(opened.page.evaluate("document.documentElement.dataset.drawn")) < 3000
