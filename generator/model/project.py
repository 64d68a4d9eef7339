"""Projects (项目) and their money."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.amount import Amount, MoneyUnit
from generator.model.indicator import Goal, Indicator, Scope
from generator.model.secrecy_review import SecrecyReview


@dataclass(frozen=True, slots=True)
class Funding:
    """One source of a project's money (资金来源), its name as printed: 财政资金."""

    source: str
    amount: Amount
    scope: Scope = Scope.YEAR


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One point of the spending plan (资金支出计划): until when, and which share, cumulative, as printed."""

    until: str
    """3月底."""
    share: str
    """25%; empty where the form left it blank."""


@dataclass(frozen=True, slots=True)
class Note:
    """A labelled text of a form that has no field of its own: the printed label and the printed text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project (项目) as one disclosure prints it.

    Texts are None where the form has no such field, and empty where the form left it blank.
    """

    id: str
    """File name and part of the address: the code in lower case, else a slug made once."""
    name: str
    money_unit: MoneyUnit
    """Unit of money the form prints its amounts in."""
    amount: Amount
    """The year's budget (预算数, 年度资金总额)."""
    code: str | None = None
    heading: str | None = None
    """Title of its form as printed, with its number."""
    unit: str = ""
    """Key of the unit that carries it out: its code, else its name."""
    department: str | None = None
    """主管部门及代码, as printed."""
    amount_term: Amount | None = None
    """Money of the whole term (实施期资金总额)."""
    funding: tuple[Funding, ...] = ()
    purpose: str | None = None
    """资金用途."""
    overview: str | None = None
    """项目概况."""
    basis: str | None = None
    """立项依据."""
    necessity: str | None = None
    """项目设立必要性."""
    safeguards: str | None = None
    """保证项目实施的制度、措施."""
    schedule: str | None = None
    """项目实施计划."""
    category: str | None = None
    """项目类别: 人员类, 其他运转类, 特定目标类."""
    attribute: str | None = None
    """项目属性: 经常性项目, 一次性项目."""
    term: str | None = None
    """项目期 or 项目实施期, as printed: 99年."""
    parent_fund: str | None = None
    """所属专项."""
    notes: tuple[Note, ...] = ()
    plan: tuple[PlanStep, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    labels: tuple[tuple[str, str], ...] = field(default=())
    """Printed labels that differ from the usual ones: (field, label)."""
    secrecy_review: SecrecyReview | None = None
    """保密审查 of this project; None where the body records none."""
