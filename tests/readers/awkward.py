"""A town whose events are awkward for calendars: each form of repeat, of time and of change, alone and against each other."""

AWKWARD = {
    "events/clean-city/night.yml": """
        title: 夜宵街
        time: 19:00-次日02:00
        place: {name: 夜宵街, community: east}
        repeat: {every: week, on: [mon, thu], from: 2026-09-01, until: 2027-06-30, except: [2026-09-03, 2026-11-23], holidays: skip}
        changes:
          - {date: 2026-12-03, action: move, to: {date: 2026-12-04}}
          - {date: 2026-12-10, action: move, to: {date: 2026-12-15, time: 20:00-24:00}}
          - {date: 2026-12-17, action: cancel, reason: 雨}
          - {date: 2026-12-21, action: postpone}
          - {date: 2026-12-24, action: amend, to: {time: 18:00-19:00, place: {station: park}}}
          - {date: 2026-12-26, action: add, to: {time: 06:00-07:00}}
          - {date: 2026-12-28, action: amend, to: {time: 待定}}
          - {date: 2027-05-03, action: keep}
        """,
    "events/clean-city/open.yml": "title: 长期\nrepeat: {every: 2 weeks, on: [sun, mon], from: 2026-09-03}\n",
    "events/clean-city/shifted.yml": """
        title: 顺延
        time: 08:30-11:00
        repeat: {every: month, on: [1, 5, 31], from: 2026-09-01, until: 2027-03-31, holidays: shift}
        """,
    "events/clean-city/ordinals.yml": """
        title: 第几个
        time: 待定
        repeat: {every: 2 months, on: [2nd sat, last fri, 5th mon], from: 2026-08-20}
        """,
    "events/clean-city/weekdays.yml": "title: 每月的周三\ntime: 00:00-24:00\nrepeat: {every: month, on: [wed], from: 2026-10-15}\n",
    "events/clean-city/both.yml": "title: 周三和第一个周五\nrepeat: {every: month, on: [wed, 1st fri], from: 2026-10-15}\n",
    "events/clean-city/yearly.yml": "title: 每年\ntime: 09:00-10:00\nrepeat: {every: year, on: [2nd sun], from: 2024-05-20}\n",
    "events/clean-city/leap.yml": "title: 闰日\nrepeat: {every: year, from: 2020-02-29}\n",
    "events/clean-city/first-gone.yml": """
        title: 头两次没有
        time: 09:00-10:00
        repeat: {every: 3 weeks, on: [tue, fri], from: 2026-11-03, except: [2026-11-03]}
        changes: [{date: 2026-11-06, action: move, to: {date: 2026-11-24}}]
        """,
    "events/clean-city/crossing.yml": """
        title: 互换
        repeat: {every: week, on: [mon], from: 2026-12-07, until: 2027-01-25}
        changes:
          - {date: 2026-12-14, action: move, to: {date: 2026-12-22}}
          - {date: 2026-12-21, action: move, to: {date: 2026-12-15}}
          - {date: 2027-01-04, action: move, to: {date: 2027-01-11}}
          - {date: 2027-01-18, action: move, to: {date: 2027-01-20, time: 09:00-10:00}}
        """,
    "events/clean-city/stopped.yml": """
        title: 停办
        time: 09:00-10:00
        repeat: {every: week, on: [mon], from: 2026-11-02}
        changes: [{action: cancel, reason: 施工, announced: 2026-11-20}]
        """,
    "events/clean-city/ended.yml": """
        title: 提前结束
        time: 09:00-10:00
        repeat: {every: week, on: [mon], from: 2026-10-05, until: 2026-12-07}
        changes:
          - {date: 2026-11-02, action: move, to: {date: 2026-11-04}}
          - {action: cancel, announced: 2026-11-28}
        """,
    "events/clean-city/daily.yml": """
        title: 三天
        first-day: 2026-12-30
        last-day: 2027-01-02
        time: 22:00-次日01:30
        changes: [{date: 2026-12-31, action: cancel}]
        """,
    "events/clean-city/span.yml": "title: 一整周\nfirst-day: 2026-12-28\nlast-day: 2027-01-03\n",
    "events/clean-city/once.yml": "title: 一次\ndate: 2026-12-10\ntime: 23:00-24:00\n",
    "events/clean-city/moved.yml": """
        title: 改期
        date: 2026-12-10
        changes: [{action: move, reason: 台风, to: {date: 2026-12-12, time: 09:00-10:00}}]
        """,
    "events/clean-city/unclocked.yml": "title: 时间没定\ndate: 2026-12-10\ntime: 待定\n",
    "events/clean-city/undated.yml": "title: 日子没定\ndate: 待定\n",
    "events/clean-city/off.yml": "title: 取消\ndate: 2026-11-24\ntime: 09:00-10:00\nchanges: [{action: cancel, reason: 雨}]\n",
    "events/waste-sorting/five.yml": """
        title: 五进
        sessions:
          - {id: a, date: 2026-12-01, time: 09:00-10:00, place: {name: 学校, community: north}, reaches: school}
          - {id: b, date: 2026-12-02}
        changes: [{part: a, action: move, to: {date: 2026-12-03}}]
        """,
    "events/exam-service/exam.yml": """
        title: 高考
        exam: 高考
        first-day: 2027-06-07
        last-day: 2027-06-09
        place: {name: 中学, community: east}
        timetable:
          - {id: one, subject: 语文, date: 2027-06-07, time: 09:00-11:30}
          - {id: two, subject: 外语, date: 2027-06-08, time: 15:00-17:00}
        windows:
          - {id: road, kind: traffic, where: 大道, first-day: 2027-06-07, last-day: 2027-06-09, time: 07:00-12:30}
          - {id: still, kind: quiet, where: 周边, date: 2027-06-07}
        points: [{id: gate, place: {station: park}, first-day: 2027-06-06, last-day: 2027-06-09}]
        """,
}
