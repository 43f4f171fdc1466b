"""Text → model.  Layer 3: knows YAML and Markdown, not what the whole site means.

    encoding   bytes → text; `yaml` text → located `nodes`, every scalar a text; `syntax` says what libyaml could not read
    scalars    one text → an id, a link, a number; `times`, `repeats`, `opening`, `coords` likewise by subject
    decode     nodes → frozen dataclasses, whose fields are the schema; `reading` gathers what is wrong with one file, `meant` guesses words
    fields     the decoders that no type tells alone; `words` those of texts in languages
    rules      what the keys of one file mean together
    events     events/KIND/ID.yml; `pages` content/NAME.md and its translations; `config` site_config.yml
    markdown   Markdown → clean HTML, the one place for all texts; `links` judges where it may lead
    files      which file is what, and which names are allowed; `load` files → Site
    locate     where a value was written, by reading its file again

Nothing here raises for what an author wrote: every mistake is a Diagnostic, all of a file at once, and its sentences stand in
locales/mistakes/source.yml. A rule that needs another file, or the dates of a series, belongs to `checks`. A new field is a field of a
dataclass in `model`; only a new type needs a line in `fields`.
"""
