"""Region, body and year come from the document; what it lacks must be given, in a sentence each."""

import dataclasses

import pytest

from generator.intake.identify import Stated, identify
from generator.intake.regions import parse_region_list
from generator.model.reading import Reading
from generator.model.submission import Status, SubmissionKind

REGIONS = parse_region_list(
    [("990000", "云溪省", ""), ("990100", "青川市", "清川市"), ("990102", "北岸区", ""), ("990200", "白石市", ""),
     ("990202", "北岸区", "")]
)  # fmt: skip
READING = Reading(
    family="hebei",
    publisher="青川市档案管理局",
    fiscal_year=2031,
    kind=SubmissionKind.BUDGET,
    title="",
    status=Status.UNSTATED,
    units=(),
    projects=(),
    region_codes=("990100",),
)


NOTHING = Stated()


def found(stated: Stated = NOTHING, **changes: object) -> str:
    identity, problems = identify(dataclasses.replace(READING, **changes), stated, REGIONS)  # type: ignore[arg-type]
    if identity is None:
        return " / ".join(str(problem) for problem in problems)
    assert not problems
    return f"{identity.region.code} {identity.publisher} {identity.fiscal_year}"


@pytest.mark.parametrize(
    ("changes", "stated", "answer"),
    [
        pytest.param({}, Stated(), "990100 青川市档案管理局 2031", id="the document says all"),
        pytest.param({"region_codes": ()}, Stated(), "990100 青川市档案管理局 2031", id="region from the name"),
        pytest.param(
            {"region_codes": (), "publisher": "清川市档案管理局"},
            Stated(),
            "990100 清川市档案管理局 2031",
            id="region from a name it had before",
        ),
        pytest.param({"publisher": "档案管理局"}, Stated(), "990100 档案管理局 2031", id="region from the codes"),
        pytest.param({"fiscal_year": None}, Stated(year=2032), "990100 青川市档案管理局 2032", id="year given"),
        pytest.param({"publisher": None}, Stated(body="dangan"), "990100  2031", id="address of the body given"),
        pytest.param(
            {"region_codes": ("990100", "990200")},
            Stated(region="990200"),
            "990200 青川市档案管理局 2031",
            id="region chosen",
        ),
    ],
)
def test_what_is_said_is_enough(changes: dict[str, object], stated: Stated, answer: str) -> None:
    assert found(stated, **changes) == answer


@pytest.mark.parametrize(
    ("changes", "stated", "sentence"),
    [
        pytest.param({"fiscal_year": None}, Stated(), "give --year YYYY", id="no year"),
        pytest.param({}, Stated(year=2030), "--year says 2030, the document says 2031", id="another year"),
        pytest.param({"publisher": None}, Stated(), "give --body SLUG", id="no body"),
        pytest.param({"region_codes": (), "publisher": "档案局"}, Stated(), "give --region CODE6", id="no region"),
        pytest.param(
            {"region_codes": (), "publisher": "北岸区档案局"},
            Stated(),
            "several regions (990102, 990202)",
            id="two places",
        ),
        pytest.param({"region_codes": ("990200",)}, Stated(), "say region 990200", id="codes against name"),
        pytest.param({"region_codes": ("990100", "990200")}, Stated(), "name several regions", id="codes disagree"),
        pytest.param({}, Stated(region="990999"), "not in the code list", id="unknown region given"),
        pytest.param({}, Stated(region="990202"), "--region says 990202", id="given against the codes"),
    ],
)
def test_what_is_missing_or_disagrees_is_one_sentence(
    changes: dict[str, object], stated: Stated, sentence: str
) -> None:
    assert sentence in found(stated, **changes)
    assert " / " not in found(stated, **changes)


def test_all_that_is_missing_is_said_at_once() -> None:
    said = found(publisher=None, fiscal_year=None, region_codes=())
    assert "--year" in said
    assert "--body" in said
    assert "--region" in said
