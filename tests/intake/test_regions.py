"""Region names after the code list."""

import pytest

from generator.intake.regions import parse_region_list

REGIONS = parse_region_list(
    [
        ("990000", "云溪省", ""),
        ("990100", "青川市", ""),
        ("990101", "市辖区", ""),
        ("990102", "北岸区", "北关区；北街区"),
    ]
)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        pytest.param("青川市档案局", ("990100",), id="city"),
        pytest.param("青川市北岸区档案局", ("990102",), id="district below its city"),
        pytest.param("云溪省青川市北岸区档案局", ("990102",), id="with its province"),
        pytest.param("北街区档案局", ("990102",), id="a name it had before"),
        pytest.param("市辖区档案局", (), id="a name that only groups"),
        pytest.param("白石市档案局", (), id="unknown"),
    ],
)
def test_a_name_is_read_down_to_its_last_place(name: str, codes: tuple[str, ...]) -> None:
    assert REGIONS.codes_for(name) == codes


def test_a_region_has_the_names_above_it() -> None:
    region = REGIONS.region("990102")
    assert region is not None
    assert (region.name, region.parents) == ("北岸区", ("云溪省", "青川市"))
    assert REGIONS.region("990999") is None
