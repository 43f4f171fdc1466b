"""One file an event kind: the fields that only it has.  Layer 2: knows the model, no YAML and no words.

A new kind is a module here, a line in KINDS, its words (`kind-ID` in locales/) and, if it has fields to show, a template
`templates/kinds/ID.html.jinja`. A kind without fields of its own needs no code: an entry under `kinds` in site_config.yml.
"""

from dataclasses import dataclass

from generator.kinds.clean_city import CleanCity
from generator.kinds.exam_service import ExamService
from generator.kinds.waste_sorting import WasteSorting
from generator.model.event import Details
from generator.model.text import Id


@dataclass(frozen=True, slots=True)
class Kind:
    """A built-in kind: its folder below events/, its own fields, its symbol in assets/symbols/."""

    id: Id
    details: type[Details]
    icon: str


KINDS = (
    Kind(Id("clean-city"), CleanCity, "broom"),
    Kind(Id("exam-service"), ExamService, "umbrella"),
    Kind(Id("waste-sorting"), WasteSorting, "sort"),
)
