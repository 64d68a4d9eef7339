"""Names of persons beside the word that says what they did with a form (填报人, 经办人, 联系人)."""

from __future__ import annotations

import re
from typing import Final

from generator.model.late_pattern import late_pattern

FORM_FILLERS: Final = (
    "填报人|填表人|填写人|制表人|编制人|编报人|经办人|承办人|联系人|联络人|复核人|审核人|录入人|领款人|收款人|项目负责人|"
    "项目联系人|业务负责人|财务负责人|负责人|责任人|受益人|受助人|申请人"
)
"""Words for those who fill in forms or receive money; heads of bodies are named by duty, with longer words."""

_OPEN_BY_DUTY: Final = "(?<!单位)(?<!部门)(?<!法定)(?<!主要)(?<!机构)(?<!行政)(?<!党组)"
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆汪范"
    "廖石金韦贾夏傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文牛樊葛邢安齐洪庞倪"
    "聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房"
    "滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁"
    "沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_COMPOUND: Final = "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|长孙|宇文"
_NAME: Final = (
    f"(?:(?:{_COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][ \u3000]{{0,4}}[\u4e00-\u9fff]"
    "(?:[ \u3000]?[\u4e00-\u9fff])?"
    "|[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8})+)"
)
# Words that begin like a name but are none, by their last sign or whole.
_NO_NAME: Final = re.compile(
    "[局科室处部股中办村镇乡县市区街屯店馆园社委组队站所院校厅司厂社会员长任级位责性率度额表等时日期间理人者们家方面案事务款]$|^(?:高度|全体|全部|全面|全程"
    "|明确|应当|应该|和相|时间|单位|项目|成员|管理|关于|安排|安全|常务|金额|连带|任务|解决|费用|成立|白天|成本|包括)"
)

ROLE: Final = re.compile(FORM_FILLERS)
"""Where `NAMED` begins."""
NAMED: Final = late_pattern(
    rf"{_OPEN_BY_DUTY}(?P<role>{FORM_FILLERS})(?:姓名|签字|签名)?(?:[（(][^（）()\0\n]{{0,8}}[）)])?"
    rf"\s*+(?:[:：]\s*+\0?|\0)\s*+(?P<name>{_NAME})"
    r"(?=\s*(?:[\0\n，,。；;、（(/|]|[0-9０-９+]|\s[\u4e00-\u9fff]|电话|手机|联系|审核|填|经办|$))"
)
"""Role and name, in one text or as label and text behind `\\0`."""
PHONE: Final = re.compile(
    r"(?<![0-9A-Za-z.,])(?:[（(]?0[1-9][0-9]{1,2}[）)]?[-－—\s]?)?[2-8][0-9]{6,7}(?![0-9A-Za-z.,])(?!\s?(?:元|万|吨|度|平方|%))"
)
"""A number of the fixed network: 0990-1234567, 1234567."""


def is_name(text: str) -> bool:
    """Whether what stands where a name is expected is one for certain."""
    return _NO_NAME.search("".join(text.split())) is None


def masked_name(name: str) -> str:
    """The name as findings may show it: 李**."""
    letters = "".join(name.split())
    return letters[0] + "*" * (len(letters) - 1)
