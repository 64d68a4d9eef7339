"""Every line of a document is in one place of the account."""

from generator.forms import Given
from generator.forms.hebei import FORM
from generator.intake.account import account_for
from generator.intake.text import read_text_document
from tests.samples_text import disclosure, printed


def test_every_line_is_counted_once() -> None:
    document = read_text_document("a.txt", printed(disclosure(3)).encode())
    report = account_for(document, FORM.read(document, Given()))
    assert report.accounting is not None
    assert report.accounting.total == len(document.line_texts)
    assert report.accounting.unread == 0
    assert (report.projects, report.indicators) == (3, 18)


def test_a_line_the_form_never_speaks_of_is_unread() -> None:
    text = printed(disclosure(1)).replace("目 录", "序号\t项目名称\t金额\n1\t修复\t9.20\n目 录")
    document = read_text_document("a.txt", text.encode())
    report = account_for(document, FORM.read(document, Given()))
    assert {item.text for item in report.unread} >= {"9.20", "修复"}
    assert report.accounting is not None
    assert report.accounting.unread == 2
