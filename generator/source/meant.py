"""A word that fits nowhere → the one that was probably meant.  Knows what authors write in Chinese where a word of ours belongs."""

import unicodedata
from collections.abc import Collection

from generator.diagnostics.suggest import nearest

_WRITTEN = """
主办=lead 牵头=lead 协办=co 承办=co 支持=support 照常=keep 取消=cancel 延期=postpone 改期=move 更改=amend 加开=add 公开=public
内部=internal 撤下=withdrawn 跳过=skip 顺延=shift 询问=ask 开放=open 筹建=planned 暂停=suspended 关闭=closed 有=yes 没有=no 无=no
坏了=broken 可回收物=recyclable 厨余垃圾=kitchen 有害垃圾=hazardous 其他垃圾=other 通知=info 紧急=urgent 驿站=union-station 公园=park
交通=traffic 静音=quiet 停车=parking 标题=title 日期=date 时间=time 地点=place 社区=community 名称=name 地址=address 电话=phone
说明=description 简介=summary 主办单位=organisers 重复=repeat 变更=changes 类型=type 状态=status 开放时间=hours 设施=amenities
图片=images 来源=source
"""
IN_ENGLISH = dict(pair.split("=") for pair in _WRITTEN.split())


def nearest_word(written: str, known: Collection[str]) -> str:
    """One of `known`, or ""."""
    plain = unicodedata.normalize("NFKC", written[:200])
    meant = IN_ENGLISH.get(plain, plain)
    return meant if meant in known else nearest(meant, known) or ""
