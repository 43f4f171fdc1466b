"""What an event's page lists as label and value: how to take part, who is behind it, what came of it."""

import re
from dataclasses import dataclass

from generator import routes
from generator.language import Language
from generator.language import plain as unmarked
from generator.model.event import Contact, Event, Role, SignUp, Task, Volunteers
from generator.model.holidays import Source
from generator.model.site import Organisation, Site
from generator.model.text import Id, Phone, Text
from generator.model.when import Days
from generator.outputs.parts.dates import Calendar, Fact
from generator.outputs.parts.sentences import Link, Run, Sentence, closed, flow, joined, sentence
from generator.outputs.parts.utc import end_of

_AGES = re.compile(r"(\d+)\s*[-–—~至]\s*(\d+)")
_FROM_AGE = re.compile(r"(\d+)\s*\+")
_ROLES = ("lead", "co", "support")


@dataclass(frozen=True, slots=True)
class SignUpView:
    """`url` and `call` are None where there is none; `until` and `closes` (a UTC minute) are empty where it has no end."""

    url: str | None
    call: Link | None
    until: Sentence
    over: bool
    closes: str


def call(phone: Phone) -> Link:
    """A number to tap: only of phones in the sources."""
    return Link(phone, "tel:" + re.sub(r"[^0-9+]", "", phone))


def sign_up_view(calendar: Calendar, sign_up: SignUp | None) -> SignUpView | None:
    if sign_up is None or not (sign_up.url or sign_up.phone or sign_up.until):
        return None
    until = sentence(calendar.language, "sign-up-until", day=calendar.day(sign_up.until)) if sign_up.until else ()
    over = sign_up.until is not None and sign_up.until < calendar.today
    closes = str(end_of(calendar.zone, Days(sign_up.until, sign_up.until))) if sign_up.until else ""
    return SignUpView(sign_up.url, call(sign_up.phone) if sign_up.phone else None, until, over, closes)


def joining(calendar: Calendar, event: Event) -> tuple[Fact, ...]:
    """Who may come, what to bring, what is there, what to mind."""
    language = calendar.language
    found = []
    if event.audience:
        found.append(Fact(sentence(language, "label-audience"), joined(language, [language.text(a) for a in event.audience])))
    if event.volunteers:
        found += _volunteers(calendar, event.volunteers)
    if event.topics:
        found.append(Fact(sentence(language, "label-topics"), joined(language, [_topic(language, topic) for topic in event.topics])))
    return tuple(found)


def _topic(language: Language, topic: Text) -> Link:
    words = language.text(topic)
    return Link(unmarked(words.text), routes.link(routes.topics(language.prefix, topic.first)), words.lang)


def _volunteers(calendar: Calendar, volunteers: Volunteers) -> list[Fact]:
    language = calendar.language
    found = []
    numbers: list[Run | Sentence] = []
    if volunteers.needed is not None:
        numbers.append(language.say("volunteers-needed", n=volunteers.needed))
    if volunteers.age:
        numbers.append(_age(language, volunteers.age))
    if volunteers.hours:
        numbers.append(language.say("volunteers-hours", hours=volunteers.hours))
    if numbers:
        found.append(Fact(sentence(language, "label-volunteers"), joined(language, numbers)))
    if volunteers.tasks:
        found.append(Fact(sentence(language, "label-tasks"), joined(language, [_task(language, t) for t in volunteers.tasks])))
    texts: tuple[tuple[str, Text | None], ...] = (
        ("label-bring", volunteers.bring),
        ("label-provided", volunteers.provided),
        ("label-risks", volunteers.risks),
        ("label-insurance", volunteers.insurance),
    )
    found += [Fact(sentence(language, key), (language.text(text),)) for key, text in texts if text]
    return found


def _age(language: Language, age: str) -> str:
    if between := _AGES.fullmatch(age):
        return language.say("age-between", least=between[1], most=between[2])
    if least := _FROM_AGE.fullmatch(age):
        return language.say("age-from", least=least[1])
    return age


def _task(language: Language, task: Task) -> Sentence:
    """分发工具（2 人，08:00–09:00）"""
    details = []
    if task.needed is not None:
        details.append(language.say("volunteers-needed", n=task.needed))
    if task.time is not None:
        details.append(language.time(task.time))
    name = language.text(task.name)
    return sentence(language, "task", name=name, details=language.join(details)) if details else (name,)


def organisers(language: Language, site: Site, roles: tuple[Role, ...], label: str = "role") -> tuple[Fact, ...]:
    """主办, 协办, 支持, each with its organisations in the author's order, and with what is written about them.

    `label` begins the locale keys of the roles.
    """
    found = []
    for role in _ROLES:
        those = [site.config.organisations[r.org] for r in roles if r.role == role]
        if those:
            names: list[Run | Sentence] = [_link(language, site, r.org) for r in roles if r.role == role]
            notes = [_about(language, organisation, alone=len(those) == 1) for organisation in those]
            found.append(Fact(sentence(language, f"{label}-{role}"), joined(language, names), flow(language, *notes)))
    return tuple(found)


def _link(language: Language, site: Site, name: Id) -> Link:
    words = language.text(site.config.organisations[name].name)
    return Link(unmarked(words.text), routes.link(routes.organisation(language.prefix, name)), words.lang)


def _about(language: Language, organisation: Organisation, *, alone: bool) -> Sentence:
    """城管分局的女子队伍。 Beside others it says whom it means."""
    if organisation.about is None:
        return ()
    about: Sentence = sentence(language, "sentence", words=closed(language.text(organisation.about)))
    return about if alone else sentence(language, "labelled", label=language.text(organisation.name), value=about)


def contact(language: Language, contact: Contact | None) -> tuple[Fact, ...]:
    if contact is None or not (contact.name or contact.phone):
        return ()
    runs: list[Run] = []
    if contact.name:
        runs.append(language.text(contact.name))
    if contact.phone:
        runs += [" ", call(contact.phone)] if runs else [call(contact.phone)]
    return (Fact(sentence(language, "label-contact"), tuple(runs)),)


def results(language: Language, event: Event) -> tuple[Fact, ...]:
    """What came of it: 参与 1200 人次."""
    found = []
    for result in event.results:
        value = sentence(language, "result", value=result.value, unit=language.text(result.unit))
        label: Sentence = (language.text(result.of),) if result.of else sentence(language, "label-result")
        found.append(Fact(label, value))
    return tuple(found)


def source_of(language: Language, source: Source) -> Sentence:
    """The notice that a fact comes from: its title, linked where it has an address, and its number."""
    words = language.text(source.title)
    name: Run = Link(words.text, source.url, words.lang) if source.url else words
    return sentence(language, "source", title=name, number=source.number) if source.number else (name,)
