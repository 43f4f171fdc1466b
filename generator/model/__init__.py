"""What the site knows, frozen.  Layer 1: knows no YAML, Jinja, disk, clock or choice of language.

The dataclasses here are also the schema of what authors write: `source.decode` reads their fields and types. A field `first_day`
is the key `first-day`, `from_` is `from`, `day` is `date`; a field without a default is required.
"""
