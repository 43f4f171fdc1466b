"""bianmin: what a town writes once in YAML, said everywhere it is needed.

The line, from left to right; `build.py` is this line and can be read aloud:

    disk.read → source.load → checks.run → plan → theme.shells → render → disk.write
      shell     └──────────── pure: text in, values out ───┘    MkDocs    pure     shell

    Mapping[path, bytes] → Site → Plan = Mapping[path, View] → Mapping[path, bytes]

1. `disk` reads the regular files of a site; `source` turns their text into the frozen `Site` of `model`.
2. `checks` holds the rules that need the whole site; every step returns diagnostics, and a later step runs only without errors.
3. `outputs` turn the Site into a Plan: every path that will exist, and the View that says all that will stand there.
4. `theme` has MkDocs draw empty pages once (the shells); `render` makes bytes of View, template and shell.
5. `disk` stages the bytes that changed and renames them in, from a journal.

Layers, lowest first; imports go down only (`tests/test_layers.py`):

     0  diagnostics                 what is wrong and where; how it is shown
     1  model                       what the site knows, frozen
     2  kinds                       one file an event kind                      → a new kind: a module, a line in KINDS
     3  source                      text → model
     4  checks                      rules over the whole site                   → a new check: a function, a line in CHECKS
        ledger                      what subscribers were last told
     5  language, traditional, routes, colours   words and dates in one language; addresses; a kind's colours
        letters                     what our fonts can print
        folding                     what the finder takes to be the same
     6  plan, outputs               View and Plan; one file an output format    → a new format: a module, a line in FORMATS
     7  render, theme, disk         View → bytes; MkDocs; files
        processes                   work in several processes
     8  build                       the line
        verify                      reads outputs and anyone's calendars      → a new rule for feeds: a code in verify/lint/findings.py
     9  explain                     where an output comes from, and what shows an event
        desk                        the clerk's tools: a new site, a new event
        publish                     a built site → a target, whole or not at all
    10  cli, moment, clerk, printer, publisher, linter, verifier, console, serve  the commands; what the terminal shows; the preview

Only `disk`, `theme`, `processes`, `build`, `desk`, `publish`, `console`, `clerk`, `printer`, `publisher`, `linter`, `verifier`, `serve`,
`moment` and `cli` touch files, the clock or MkDocs, and only `serve` a socket; all else is a function of its arguments.
"""

__version__ = "0.1.0"
