"""The page of a project shows what the form prints, as printed, and says what is blank."""

import dataclasses

import pytest

from generator.model.amount import MoneyUnit
from generator.model.body import Unit
from generator.model.glossary import Term
from generator.model.indicator import Goal, Scope
from generator.model.project import Funding, Note, Project
from generator.model.submission import Direction, Status, Targets
from tests import samples
from tests.browser.html_tree import Element
from tests.pages.rendering import Rendered, by_class, by_id, render_submission, words

YEAR = "990100/dangan-guanli-ju/2031/"
FIRST = f"{YEAR}p/{samples.CODE.lower()}/"


def shown(**changes: object) -> Element:
    """The page of a submission's only project."""
    only = samples.project(id="only", **changes)
    return render_submission(samples.submission(projects=(only,))).main(f"{YEAR}p/only/")


def facts(main: Element) -> dict[str, str]:
    return {
        words(row.find("dt")[0]): words(row.find("dd")[0])
        for facts in by_class(main, "facts")
        for row in facts.elements("div")
    }


def rows(table: Element) -> list[list[str]]:
    return [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tr")]


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return render_submission(terms=samples.terms())


def test_name_unit_code_and_year_stand_at_the_top(rendered: Rendered) -> None:
    main = rendered.main(FIRST)
    assert words(main.find("h1")[0]) == "2031年馆藏档案修复与数字化经费"
    under = by_class(main, "under")[0]
    (unit,) = under.find("a")
    assert words(unit) == "816001 青川市档案管理局本级"
    assert unit.attributes["href"] == f"../../../../../{YEAR}#unit-816001"
    assert [words(each) for each in by_class(under, "code")] == [samples.CODE]
    assert words(by_class(main, "seal")[0]) == "Draft"
    assert "青川市档案管理局: budget 2031" in words(by_class(main, "kicker")[0])


def test_the_amount_stands_as_printed_and_in_yuan(rendered: Rendered) -> None:
    main = rendered.main(FIRST)
    assert words(by_class(main, "amount")[0]) == "36.50 万元"
    assert words(by_class(main, "exact")[0]) == "exactly 365,000 yuan"


@pytest.mark.parametrize(
    ("text", "unit", "headline", "exact"),
    [
        pytest.param("295900.00", MoneyUnit.YUAN, "295900.00 元", "29.59 万元", id="yuan"),
        pytest.param("0", MoneyUnit.WAN, "0 万元", "exactly 0 yuan", id="zero"),
        pytest.param("9.2万元", MoneyUnit.YUAN, "9.2万元", "exactly 92,000 yuan", id="unit in the cell"),
    ],
)
def test_amounts_of_other_units(text: str, unit: MoneyUnit, headline: str, exact: str) -> None:
    main = shown(amount=samples.amount(text, unit))
    assert words(by_class(main, "amount")[0]) == headline
    assert words(by_class(main, "exact")[0]) == exact


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param("", "blank in the original", id="blank"),
        pytest.param("无", "无", id="none"),
        pytest.param("—", "— not applicable", id="not applicable"),
    ],
)
def test_blank_none_and_not_applicable_are_no_zero(text: str, headline: str) -> None:
    main = shown(amount=samples.amount(text))
    assert words(by_class(main, "amount")[0]) == headline
    assert by_class(main, "exact") == []
    assert "The document prints no amount of money for this project." in words(main)


def test_facts_of_the_form_stand_with_their_labels(rendered: Rendered) -> None:
    assert facts(rendered.main(FIRST)) == {
        "Project name": "2031年馆藏档案修复与数字化经费",
        "Project code": samples.CODE,
        "Budget unit": "816001 青川市档案管理局本级",
        "Title of the form": "1.2031年馆藏档案修复与数字化经费绩效目标表",
    }


def test_a_field_the_form_lacks_is_absent_and_a_blank_one_says_so() -> None:
    found = facts(shown(category=None, attribute="", term="99年"))
    assert "Project category" not in found
    assert found["Project attribute"] == "blank in the original"
    assert found["Project term"] == "99年"


def test_printed_labels_replace_the_usual_ones() -> None:
    labels = (("code", "项目代码"), ("purpose", "用途"), ("term", "项目日期"), ("indicators/value", "目标值"))
    main = shown(term="1年", labels=labels)
    assert facts(main)["项目代码"] == samples.CODE
    assert facts(main)["项目日期"] == "1年"
    assert words(by_id(main, "purpose")) == "用途"
    assert "目标值" in [words(head) for head in main.find("th")]
    assert "Target value" not in words(main)


def test_money_stands_with_its_sources(rendered: Rendered) -> None:
    (table,) = by_class(rendered.main(FIRST), "money")
    assert rows(table) == [
        ["Item", "As printed", "In yuan"],
        ["Budget of the year", "36.50", "365,000"],
        ["其中：财政资金", "36.50", "365,000"],
        ["其他资金", "blank in the original", "—"],
    ]
    assert words(table.find("caption")[0]).endswith("Unit: 万元")


def test_one_label_over_money_and_purpose_heads_one_section() -> None:
    label = "预算规模及资金用途"
    main = shown(labels=(("purpose", label), ("plan", "资金支出计划（%）")))
    assert [words(head) for head in main.find("h2")].count(label) == 1
    assert words(by_id(main, "money")) == label
    purpose = by_id(main, "purpose")
    assert (purpose.tag, words(purpose)) == ("p", samples.project().purpose)
    text = words(main)
    assert text.index(label) < text.index("36.50 365,000") < text.index(words(purpose))
    assert words(by_id(main, "plan")) == "资金支出计划（%）"
    (table,) = by_class(main, "plan")
    assert rows(table)[1][0] == "资金支出计划（%）"
    assert words(table.find("caption")[0]).endswith("2031: 资金支出计划（%）")


@pytest.mark.parametrize(
    ("unit", "spender"),
    [
        pytest.param("816001", "青川市档案管理局本级", id="the unit that carries it out"),
        pytest.param("", "青川市档案管理局", id="the body where no unit is named"),
    ],
)
def test_the_sentence_names_who_has_the_budget(unit: str, spender: str) -> None:
    sentence = words(by_class(shown(unit=unit), "sentence")[0])
    assert sentence == f"Draft: in 2031 this project of {spender} is to have a budget of 36.50 万元."


def test_what_is_no_draft_has_its_budget() -> None:
    approved = samples.submission(status=Status.APPROVED)
    sentence = words(by_class(render_submission(approved).main(FIRST), "sentence")[0])
    assert sentence.startswith("In 2031 this project of ")
    assert "Draft" not in sentence


def test_a_project_leads_to_the_line_of_the_fund_it_is_the_form_of() -> None:
    only = samples.project(id="only")
    fund = Targets(
        "zhuanxiang", "文化专项资金绩效目标表", "文化专项", MoneyUnit.WAN,
        directions=(
            Direction("一", "修复", samples.amount("1")),
            Direction("二", "扫描", samples.amount("36.50"), project="only"),
        ),
    )  # fmt: skip
    rendered = render_submission(samples.submission(projects=(only,), targets=(fund,)))
    found = facts(rendered.main(f"{YEAR}p/only/"))
    assert found["Direction of a special fund"] == "文化专项资金绩效目标表 · 二 扫描"
    (link,) = [each for each in rendered.main(f"{YEAR}p/only/").find("a") if words(each) == "二 扫描"]
    assert link.attributes["href"] == f"../../../../../{YEAR}targets/#zhuanxiang-d2"


def test_money_of_term_and_year_are_two_tables() -> None:
    funding = (Funding("省级资金", samples.amount("90"), Scope.TERM), Funding("市级资金", samples.amount("30")))
    main = shown(amount_term=samples.amount("90"), amount=samples.amount("30"), funding=funding)
    term, year = by_class(main, "money")
    assert [row[0] for row in rows(term)] == ["Item", "Money of the whole term", "省级资金"]
    assert [row[0] for row in rows(year)] == ["Item", "Budget of the year", "市级资金"]
    captions = [words(table.find("caption")[0]).removesuffix(" Unit: 万元") for table in (term, year)]
    assert [caption.rpartition(" · ")[2] for caption in captions] == ["The whole term", "The fiscal year"]


def test_money_printed_in_yuan_is_not_repeated_in_yuan() -> None:
    yuan = MoneyUnit.YUAN
    funding = (Funding("省级资金", samples.amount("90,000", yuan)), Funding("其他资金", samples.amount("", yuan)))
    (table,) = by_class(shown(amount=samples.amount("90,000", yuan), funding=funding), "money")
    assert rows(table) == [
        ["Item", "As printed"],
        ["Budget of the year", "90,000"],
        ["省级资金", "90,000"],
        ["其他资金", "blank in the original"],
    ]


def test_the_label_over_the_money_heads_it_with_the_unit_printed_below() -> None:
    main = shown(labels=(("funding", "项目资金"), ("money_unit", "(万元)"), ("purpose", "预算规模及资金用途")))
    assert words(by_id(main, "money")) == "项目资金 (万元)"
    assert words(by_id(main, "purpose")) == "预算规模及资金用途"
    assert [words(each) for each in by_id(main, "money").elements("span")] == ["(万元)"]


def test_the_label_of_the_performance_table_heads_it() -> None:
    main = shown(labels=(("indicators", "年度绩效指标"),))
    assert words(by_id(main, "indicators")) == "年度绩效指标"


def test_the_plan_names_each_point_and_says_what_is_blank(rendered: Rendered) -> None:
    (table,) = by_class(rendered.main(FIRST), "plan")
    assert rows(table) == [
        ["By", "3月底", "6月底", "10月底", "12月底"],
        ["Spending plan", "20%", "55%", "blank in the original", "100%"],
    ]


def test_goals_keep_their_printed_numbers_and_get_no_others(rendered: Rendered) -> None:
    (goals,) = by_class(rendered.main(FIRST), "goals")
    assert goals.tag == "ul"
    assert [words(goal) for goal in goals.elements("li")] == [
        "1.修复受潮档案1200卷，不再继续霉变。",
        "2.地方志全部可以在网上查阅。",
    ]


def test_goals_of_term_and_year_stand_apart_whatever_their_order() -> None:
    goals = (Goal("年一"), Goal("期一", Scope.TERM), Goal("年二"), Goal("期二", Scope.TERM))
    lists = by_class(shown(goals=goals), "goals")
    assert [[words(goal) for goal in each.elements("li")] for each in lists] == [["期一", "期二"], ["年一", "年二"]]


@pytest.mark.parametrize(
    ("labels", "heading", "heads"),
    [
        pytest.param({}, "Performance goals", ["Targets of the whole term", "Targets of the year"], id="none printed"),
        pytest.param(
            {"goals/all": "总体目标", "goals_term": "实施期目标", "goals": "年度目标"},
            "总体目标",
            ["实施期目标", "年度目标"],
            id="one over both",
        ),
        pytest.param(
            {"goals_term": "实施期绩效目标", "goals": "年度绩效目标"},
            "Performance goals",
            ["实施期绩效目标", "年度绩效目标"],
            id="one over each",
        ),
    ],
)
def test_goals_of_both_scopes_stand_under_their_printed_labels(
    labels: dict[str, str], heading: str, heads: list[str]
) -> None:
    main = shown(goals=(Goal("期一", Scope.TERM), Goal("年一")), labels=tuple(labels.items()))
    assert words(by_id(main, "goals")) == heading
    assert [words(head) for head in main.find("h3")] == heads


def test_goals_of_the_year_alone_keep_the_label_over_all() -> None:
    main = shown(goals=(Goal("年一"),), labels=(("goals/all", "总体目标"), ("goals", "年度目标")))
    assert (words(by_id(main, "goals")), [words(head) for head in main.find("h3")]) == ("总体目标", ["年度目标"])
    plain = shown(goals=(Goal("年一"),), labels=(("goals", "年度目标"),))
    assert (words(by_id(plain, "goals")), plain.find("h3")) == ("年度目标", [])


def test_the_citation_calls_the_unit_as_the_form_does() -> None:
    assert ", 实施单位 816001 青川市档案管理局本级" in words(
        by_class(shown(labels=(("unit", "实施单位"),)), "citation")[0]
    )


def test_a_project_without_code_and_unit_has_no_empty_line() -> None:
    only = samples.project(id="only", unit="", code=None)
    main = render_submission(samples.submission(projects=(only,), units=())).main(f"{YEAR}p/only/")
    assert by_class(main, "under") == []


def test_other_texts_and_notes_stand_under_their_labels() -> None:
    main = shown(overview="第一行\n第二行", basis="", notes=(Note("实施单位联系方式", "办公室"),))
    assert words(by_id(main, "overview")) == "Project overview"
    assert words(by_id(main, "note-1")) == "实施单位联系方式"
    texts = [each.text for each in by_class(main, "printed")]
    assert texts[1:] == ["第一行\n第二行", "blank in the original", "办公室"]


def test_official_terms_have_a_plain_sentence_at_hand(rendered: Rendered) -> None:
    plain = by_class(rendered.main(FIRST), "plain")
    assert [words(each) for each in plain] == [
        "到每个月底，钱打算花掉多少。 What is “资金支出计划”?",
        "这笔钱要办成什么事。 What is “绩效目标”?",
    ]
    assert plain[1].find("a")[0].attributes["href"].endswith("/glossary/#jixiao-mubiao")


def test_a_project_without_code_has_no_code_anywhere() -> None:
    main = shown(code=None)
    assert "Project code" not in facts(main)
    assert by_class(by_class(main, "under")[0], "code") == []


def test_a_project_of_no_unit_links_to_none() -> None:
    only = samples.project(id="only", unit="")
    main = render_submission(samples.submission(projects=(only,), units=())).main(f"{YEAR}p/only/")
    assert by_class(main, "under")[0].find("a") == []


def test_a_unit_without_code_has_an_anchor_of_plain_letters() -> None:
    unit = Unit("", "青川市方志编纂中心")
    only = samples.project(id="only", unit=unit.key)
    rendered = render_submission(samples.submission(projects=(only,), units=(unit,)))
    link = by_class(rendered.main(f"{YEAR}p/only/"), "under")[0].find("a")[0].attributes["href"]
    anchor = link.partition("#")[2]
    assert anchor.isascii()
    assert words(by_id(rendered.main(YEAR), anchor)) == "青川市方志编纂中心"


def test_projects_link_to_their_neighbours_in_printed_order(rendered: Rendered) -> None:
    ids = [project.id for project in samples.projects()]
    links = []
    for id in ids:
        pager = by_class(rendered.main(f"{YEAR}p/{id}/"), "pager")[0]
        links.append({link.attributes["rel"]: link.attributes["href"].split("/")[-2] for link in pager.find("a")})
    assert links == [
        {"next": ids[1]},
        {"prev": ids[0], "next": ids[2]},
        {"prev": ids[1], "next": ids[3]},
        {"prev": ids[2]},
    ]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        pytest.param("档案馆运行费", "档案馆运行费 2031", "the names differ only in year or number", id="year"),
        pytest.param("档案馆运行费", "档案馆 运行费", "the names are spelt alike", id="blank"),
        pytest.param(
            "档案修复数字化", "数字化档案修复", "the names have the same characters in another order", id="order"
        ),
        pytest.param("档案馆运行费", "档案馆运营费", "the names have most characters in common", id="most"),
    ],
)
def test_near_names_are_linked_with_the_reason_and_never_called_the_same(one: str, other: str, reason: str) -> None:
    projects = (samples.project(id="one", name=one), samples.project(id="other", name=other))
    submission = samples.submission(projects=projects)
    near = {"one": ("other",), "other": ("one",)}
    rendered = render_submission(submission, samples.relations(submission, near))
    (link,) = by_class(rendered.main(f"{YEAR}p/one/"), "near")[0].find("a")
    assert link.attributes["href"].endswith("/p/other/")
    assert words(by_class(rendered.main(f"{YEAR}p/one/"), "near")[0]) == f"{' '.join(other.split())} {reason}"
    assert words(by_id(rendered.main(f"{YEAR}p/one/"), "near")) == "Near names, not confirmed to be the same project"
    assert rendered.data[f"{YEAR}p/one/"]["near_names"] == ["other"]


def test_projects_without_near_names_do_not_speak_of_them(rendered: Rendered) -> None:
    assert "near names" not in rendered.html[FIRST].lower()


def test_the_page_carries_everything_as_data_too(rendered: Rendered) -> None:
    data = rendered.data[FIRST]
    assert data["amount"] == {"text": "36.50", "unit": "万元", "kind": "number", "yuan": "365000.00"}
    assert data["funding"][1] == {
        "source": "其他资金",
        "scope": "year",
        "amount": {"text": "", "unit": "万元", "kind": "blank", "yuan": None},
    }
    assert data["unit"] == {"code": "816001", "name": "青川市档案管理局本级"}
    assert [step["share"] for step in data["plan"]] == ["20%", "55%", "", "100%"]
    assert [goal["text"] for goal in data["goals"]] == [goal.text for goal in samples.project().goals]
    first = data["indicators"][0]
    assert (first["anchor"], first["level1"], first["value"]["text"]) == ("i1", "产出指标", "≥1200 卷")
    assert (first["value"]["operator"], first["value"]["number"], first["value"]["unit"]) == ("ge", "1200", "卷")
    assert data["source"] is None
    assert data["site"] == {"title": "明账", "official": False, "base_url": None}


def test_every_field_of_the_model_is_in_the_data(rendered: Rendered) -> None:
    fields = {field.name for field in dataclasses.fields(Project)}
    assert fields - set(rendered.data[FIRST]) == set()


def test_long_names_and_texts_are_shown_whole() -> None:
    name = "全市" + "档案馆库房恒温恒湿与消防联动改造" * 20
    main = shown(name=name, purpose=name * 5)
    assert words(main.find("h1")[0]) == name
    assert name * 5 in words(main)


@pytest.mark.parametrize(
    ("label", "is_said"),
    [("年度资金总额：", True), ("项目金额", True), ("预算数", False), ("年度预算数", False)],
)
def test_the_word_of_the_form_for_the_budget_figure_is_explained(label: str, is_said: bool) -> None:
    terms = (Term("yusuan-shu", "预算数", "这个项目当年计划安排的钱。"),)
    only = samples.project(id="only", labels=(("amount", label),))
    main = render_submission(samples.submission(projects=(only,)), terms=terms).main(f"{YEAR}p/only/")
    said = f"On this form “{label.rstrip('：')}” is the budget figure. 这个项目当年计划安排的钱。"
    assert (said in words(main)) is is_said
    assert "这个项目当年计划安排的钱。" in words(main)
