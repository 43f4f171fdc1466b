"""洁净城市: cleaning days and series; has no fields of its own."""

from dataclasses import dataclass

from generator.model.event import Details


@dataclass(frozen=True, slots=True)
class CleanCity(Details):
    """Nothing that every event does not have."""
