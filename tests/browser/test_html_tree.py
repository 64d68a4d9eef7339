"""The strict tree of HTML that the other tests look at pages with."""

import pytest

from tests.browser.html_tree import UnbalancedMarkupError, parse


def test_a_page_becomes_a_tree_with_its_text() -> None:
    root = parse('<main id="x"><h1>明账 &amp; 预算<br></h1><p>一<b>二</b>三</p></main>')
    main = root.find("main")[0]
    assert main.attributes == {"id": "x"}
    assert [element.tag for element in main.walk()] == ["main", "h1", "br", "p", "b"]
    assert main.find("h1")[0].text == "明账 & 预算"
    assert main.find("p")[0].text == "一二三"
    assert main.elements("b") == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        pytest.param("<p><b>x</p>", "</p> while <b> is open", id="crossed"),
        pytest.param("<ul>\n<li>x\n</ul>", "line 3: </ul> while <li> is open", id="left out"),
        pytest.param("<main>", "<main> is never closed", id="left open"),
        pytest.param("</p>", "</p> while <#document> is open", id="never opened"),
    ],
)
def test_what_is_not_closed_is_found(html: str, fault: str) -> None:
    with pytest.raises(UnbalancedMarkupError, match=fault):
        parse(html)
