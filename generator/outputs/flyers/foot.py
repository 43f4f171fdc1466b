"""What stands at the foot of an event's sheets: what one does there, what to bring, whom to ask, who is behind it."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.kinds.exam_service import ExamService
from generator.language import Words
from generator.model.event import Event, Role
from generator.outputs.edition import Edition
from generator.outputs.flyers.fit import Fitted, Rung, cut, fit
from generator.outputs.flyers.sheet import Overlong
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.facts import contact, joining, organisers, sign_up_view
from generator.outputs.parts.sentences import Sentence, plain
from generator.outputs.parts.version import version_of


class Labelled(NamedTuple):
    """`label` may be empty. `lang` is that of the value, as in Words."""

    label: str
    value: str
    lang: str = ""


def facts(calendar: Calendar, event: Event) -> tuple[Labelled, ...]:
    """The weightiest first: sheets leave out from the end."""
    language, volunteers = calendar.language, event.volunteers
    listed = {plain(fact.label): fact.value for fact in joining(calendar, event)}
    found: list[Labelled] = []
    if isinstance(event.details, ExamService):
        found += _points(calendar, event.details)
    if volunteers and volunteers.tasks:
        found.append(Labelled(language.say("sheet-what"), language.join([language.text(task.name).text for task in volunteers.tasks])))
    elif event.summary:
        summary = language.text(event.summary)
        found.append(Labelled("", summary.text, summary.lang))
    elif event.topics:
        found.append(Labelled(language.say("sheet-what"), language.join([language.text(topic).text for topic in event.topics])))
    sign_up = sign_up_view(calendar, volunteers.sign_up) if volunteers else None
    if sign_up and not sign_up.over:
        how = language.say("sheet-sign-up-call", phone=sign_up.call.words) if sign_up.call else language.say("sheet-sign-up-scan")
        until = volunteers.sign_up.until if volunteers and volunteers.sign_up else None
        words = [how, *([language.say("sheet-sign-up-until", day=calendar.day(until).words)] if until else [])]
        found.append(Labelled(language.say("sheet-sign-up"), language.say("between-clauses").join(words)))
    for key in ("label-bring", "label-provided", "label-audience", "label-risks", "label-volunteers"):
        label = language.say(key)
        if label in listed:
            found.append(Labelled(label, plain(listed[label]), _lang(listed[label])))
    own = contact(language, event.contact)
    if own and event.contact and event.contact.phone != calendar.site.config.contact.phone:
        found.append(Labelled(language.say("label-contact"), plain(own[0].value)))
    return tuple(found)


def _lang(value: Sentence) -> str:
    """Of the first words that their author did not write in the sheet's language; "" where there are none."""
    return next((run.lang for run in value if isinstance(run, Words) and run.lang), "")


def left_out(calendar: Calendar, event: Event, all_of_them: Iterable[Labelled], shown: Iterable[str]) -> tuple[Overlong, ...]:
    """The facts that are not among the labels `shown`, each where it was written."""
    language, at = calendar.language, event.origin
    written = {
        **{language.say(f"label-{key}"): at / "volunteers" / key for key in ("bring", "provided", "risks")},
        language.say("label-volunteers"): at / "volunteers",
        language.say("sheet-sign-up"): at / "volunteers" / "sign-up",
        language.say("label-audience"): at / "audience",
        language.say("label-contact"): at / "contact",
        "": at / "summary",
    }
    labels, there = [fact.label for fact in all_of_them], set(shown)
    return tuple(Overlong(written.get(one, at), 0, stands=True, fact=one or "summary") for one in labels if one not in there)


def small_lines(edition: Edition, calendar: Calendar, event: Event, ladder: tuple[Rung, ...], box: tuple[float, float]) -> Fitted | None:
    """Who is behind it, and which version this is; of very many organisers as many as there is room for."""
    between = calendar.language.say("between-facts")
    said = [each for each in (behind(calendar, event.organisers), plain(version_of(edition, calendar, event))) if each]
    if not said:
        return None
    if whole := fit((between.join(said),), ladder, box, leading=1.35):
        return whole
    words = between.join(reversed(said))
    return fit((f"{words[: -2 - cut(words, ladder, box, leading=1.35)]}…",), ladder, box, leading=1.35)


def _points(calendar: Calendar, details: ExamService) -> list[Labelled]:
    """Where an exam's helpers stand, by name."""
    venues = [calendar.site.venue(point.place) for point in details.points]
    names = [calendar.language.text(venue.name).text for venue in venues if venue]
    return [Labelled(calendar.language.say("exam-points"), calendar.language.join(names))] if names else []


def behind(calendar: Calendar, roles: tuple[Role, ...]) -> str:
    """主办：厚街城管分局 协办：…; or where nobody is named, who publishes the site."""
    language, config = calendar.language, calendar.site.config
    named = [language.say("labelled", label=plain(f.label), value=plain(f.value)) for f in organisers(language, calendar.site, roles)]
    if named:
        return language.say("between-facts").join((named[0], *(one[:1].lower() + one[1:] for one in named[1:])))
    return language.text(config.publisher).text if config.publisher else ""


def hotline(calendar: Calendar) -> str:
    """有事找 12345, or "" where the site has no phone."""
    phone = calendar.site.config.contact.phone
    return calendar.language.say("footer-call", phone=phone) if phone else ""
