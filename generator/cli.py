"""The commands.  Layer 10, shell: words of a call → one function → an exit code.

0 done · 1 the author's mistakes · 2 a wrong call · 3 the machine · 130 interrupted.
"""

import argparse
import errno
import gc
import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from generator import __version__, clerk, console, linter, printer, publisher, verifier
from generator.diagnostics import Diagnostic, Span
from generator.diagnostics.sentences import say
from generator.diagnostics.suggest import nearest
from generator.disk import Refusal, checked, finish, has_config, is_pending
from generator.moment import moment_of

if TYPE_CHECKING:
    from generator.build import Moment, Planned, Watch
    from generator.disk import Written

COMMANDS = ("init", "new", "check", "build", "serve", "explain", "publish", "ledger", "lint", "verify", "flyer")
FORMATS = ("text", "json", "github")
MOST_JOBS = 256

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_RIGHTS = (errno.EACCES, errno.EPERM, errno.EROFS)


def main(arguments: Sequence[str] | None = None) -> int:
    console.prepare()
    gc.set_threshold(100_000, 50, 1000)  # nearly all that a command makes lives to its end: looking for garbage costs a fifth of a build
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except Refusal as refusal:
        return _told(refusal.status, refusal.code, **refusal.arguments)
    except KeyboardInterrupt:
        return _told(130, "interrupted")
    except MemoryError:
        return _told(3, "out-of-memory")
    except OSError as problem:
        console.discard(sys.stdout)  # it may be what refuses
        path = problem.filename if isinstance(problem.filename, str) else ""
        if problem.errno in _FULL:
            return _told(3, "disk-full", path=path)
        if problem.errno in _RIGHTS:
            return _told(3, "no-rights", path=path)
        return _told(3, "machine-refuses", path=path, reason=problem.strerror or problem)


def _run(arguments: Sequence[str]) -> int:
    call = _parser().parse_args(arguments)
    if call.version:
        console.write(sys.stdout, f"bianmin {__version__}\n")
        return 0
    if call.command is None:
        console.write(sys.stderr, "\n".join(console.both("help")))
        return 2
    root = Path(getattr(call, "site", "."))
    moment = moment_of(getattr(call, "now", None))
    if call.command == "init":
        return clerk.init(call.dir, moment)
    if call.command == "new" and call.icons:
        return clerk.icons()
    if call.command == "lint":
        return linter.lint(call.what, call.format, moment, told_now="now" in call)
    if not has_config(root):
        raise Refusal("no-site", looked=root.absolute())
    if call.command != "build" and is_pending(root / "site"):
        finish(checked(root, root / "site"))  # whatever the next command is, it completes what a killed build had begun to rename
    if call.command == "new":
        return clerk.new(root, call.kind, call.id, call.source, moment)
    if call.command == "check":
        return _check(root, moment, call.format)
    if call.command == "build":
        return _build(root, Path(call.out) if call.out else root / "site", moment, call.jobs, call.clean, call.offline)
    if call.command == "serve":
        return _serve(root, moment, call.port)
    if call.command == "publish":
        planned, status = publisher.publish(root, call.target, moment, dry_run=call.dry_run, yes=call.yes)
        _show(planned, "text")
        if status:
            console.write(sys.stderr, console.lines("not-published"))
        return status
    if call.command == "ledger":
        planned, status = publisher.rebuild_ledger(root, call.what, moment)
        _show(planned, "text")
        return status
    if call.command == "verify":
        return verifier.verify(root, call.dir, call.format)
    if call.command == "flyer":
        return printer.flyer(root, printer.Wanted(call.what, call.month, call.size, call.mode, call.lang, call.out), moment)
    return _explain(root, moment, call.what)


def _check(root: Path, moment: "Moment", form: str) -> int:
    from generator.build import Watch, plan
    from generator.diagnostics import has_errors

    planned = plan(root, moment, Watch())
    _show(planned, form)
    if form == "text" and not planned.diagnostics:
        console.write(sys.stdout, console.lines("fine"))
    return 1 if has_errors(planned.diagnostics) else 0


def _build(root: Path, out: Path, moment: "Moment", jobs: int | None, clean: bool, offline: bool) -> int:
    from generator.build import Watch, build
    from generator.processes import processors

    progress = console.Progress(sys.stderr)
    watch = Watch(progress.tell)
    try:
        planned, written = build(root, out, moment, watch, jobs=jobs or processors(), clean=clean, offline=offline)
    finally:
        progress.clear()
    _show(planned, "text")
    if written is None:
        console.write(sys.stderr, console.lines("not-built"))
        return 1
    _summary(out, written, watch)
    return 0


def _summary(out: Path, written: "Written", watch: "Watch") -> None:
    if written.strays:
        console.write(sys.stderr, console.lines("strays", out=out, count=len(written.strays), first=written.strays[0]))
    text = console.lines("written", out=out, written=written.written, unchanged=written.unchanged, deleted=written.deleted)
    stages = [(console.both(f"stage-{name}"), f"{seconds:.2f}") for name, seconds in watch.stages.items()]
    for index, line in enumerate(console.words()["took"].values()):
        listed = " · ".join(f"{said[index]} {seconds}" for said, seconds in stages)
        text += line.format(total=f"{sum(watch.stages.values()):.2f}", stages=listed) + "\n"
    console.write(sys.stdout, text)


def _explain(root: Path, moment: "Moment", what: str) -> int:
    from generator.build import Watch, plan
    from generator.explain import describe, grouped, nearest_to, path_of, things_in
    from generator.model.text import Id
    from generator.source.locate import locate

    planned = plan(root, moment, Watch())
    if planned.plan is None or planned.edition is None:
        _show(planned, "text")
        return 1
    path = path_of(planned.plan, what)
    site = planned.edition.site
    if path is not None:
        view = planned.plan.outputs[path]
        told = " ".join(console.both("explain-from"))
        shown = [thing.origin for id_ in things_in(view) if (thing := site.events.get(Id(id_)) or site.stations.get(Id(id_)))]
        spans = [locate(planned.files, origin) for origin in ([view.origin] if view.origin else shown)]
        places = [f"  {told} {at.path}:{at.line}" for at in spans] or [f"  {' · '.join(console.both('explain-many'))}"]
        text = "".join(f"{line}\n" for line in (path, *places, *describe(view)))
    elif what in site.events or what in site.stations:
        found = [*grouped(planned.plan, what)]
        text = console.lines("explain-outputs", value=what, count=sum(len(paths) for _, paths, _ in found))
        for group in dict.fromkeys(group for group, _, _ in found):
            text += f"\n{' '.join(console.both(f'explain-{group}'))}\n"
            for _, paths, said in (one for one in found if one[0] == group):
                text += "".join(f"  {output}\n" for output in paths) + "".join(f"      {line}\n" for line in said)
    else:
        near = nearest_to(planned.plan, what) or nearest(what, (*site.events, *site.stations))
        raise Refusal("explain-unknown", value=what, nearest=near or "")
    console.write(sys.stdout, _plainly(text))
    return 0


def _serve(root: Path, moment: "Moment", port: int | None) -> int:
    from generator.serve import serve

    try:
        serve(root, moment, port, partial(console.write, sys.stdout))
    except KeyboardInterrupt:
        console.write(sys.stdout, console.lines("serve-stopped"))
    return 130


def _plainly(text: str) -> str:
    from generator.diagnostics.sentences import visible

    return "".join(f"{visible(line)}\n" for line in text.split("\n")[:-1])


def _show(planned: "Planned", form: str) -> None:
    from generator.diagnostics.show import show
    from generator.source.locate import locate

    stream = sys.stderr if form == "text" else sys.stdout
    if planned.diagnostics or form == "json":
        console.write(stream, show(planned.diagnostics, planned.files, form, partial(locate, planned.files)))  # type: ignore[arg-type]


def _told(status: int, code: str, **arguments: object) -> int:
    """Says what is wrong with the call or the machine, and returns the exit code."""
    said = say(Diagnostic(code, Span("", 1, 1, 1), tuple((name, str(value)) for name, value in arguments.items())))
    console.write(sys.stderr, f"bianmin: {code}\n  = {said.zh}\n  = {said.en}\n")
    return status


class _Parser(argparse.ArgumentParser):
    """Helps and refuses in our words, not in argparse's."""

    def print_help(self, file: object = None) -> None:
        console.write(sys.stdout, "\n".join(console.both("help")))

    def error(self, message: str) -> NoReturn:
        for pattern, code, name in _PARSING:
            if found := re.match(pattern, message):
                near = nearest(found[1], COMMANDS) or ""
                raise Refusal(code, 2, {name: found[1], "known": ", ".join(COMMANDS), "nearest": near})
        raise Refusal("wrong-call", message=message)


_PARSING = (
    (r"argument command: invalid choice: ['\"]?(.*?)['\"]? \(", "unknown-command", "value"),
    (r"unrecognized arguments: (.*)", "unknown-argument", "value"),
    (r"argument (\S+): expected one argument", "argument-needs-value", "name"),
    (r"argument (\S+): ignored explicit argument", "argument-takes-nothing", "name"),
    (r"the following arguments are required: (.*)", "argument-missing", "name"),
)


def _parser() -> _Parser:
    anywhere = _Parser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    anywhere.add_argument("--site")
    anywhere.add_argument("--now")
    anywhere.add_argument("-h", "--help", action="help")
    parser = _Parser(prog="bianmin", add_help=False, allow_abbrev=False, parents=[anywhere])
    parser.add_argument("--version", action="store_true")
    commands = parser.add_subparsers(dest="command", metavar="command", parser_class=_Parser)
    init, new, check, build, serve, explain, publish, ledger, lint, verify, flyer = (
        commands.add_parser(name, add_help=False, allow_abbrev=False, parents=[anywhere]) for name in COMMANDS
    )
    init.add_argument("dir", metavar="文件夹 FOLDER")
    new.add_argument("kind", metavar="KIND", nargs="?")
    new.add_argument("id", metavar="ID", nargs="?")
    new.add_argument("--from", dest="source")
    new.add_argument("--icons", action="store_true")
    check.add_argument("--format", type=_format, default="text")
    build.add_argument("--out")
    build.add_argument("--jobs", type=_jobs)
    build.add_argument("--clean", action="store_true")
    build.add_argument("--offline", action="store_true")
    serve.add_argument("--port", type=_port)
    explain.add_argument("what", metavar="网址或编号 ADDRESS or ID")
    publish.add_argument("target", metavar="目标 TARGET")
    publish.add_argument("--dry-run", action="store_true")
    publish.add_argument("--yes", action="store_true")
    ledger.add_argument("action", choices=["rebuild"])
    ledger.add_argument("what", metavar="文件夹 FOLDER", nargs="+")
    lint.add_argument("what", metavar="文件或文件夹 FILE or FOLDER", nargs="+")
    lint.add_argument("--format", type=_format, default="text")
    verify.add_argument("dir", metavar="文件夹 FOLDER")
    verify.add_argument("--format", type=_format, default="text")
    flyer.add_argument("what", metavar="编号 ID", nargs="?")
    flyer.add_argument("--month")
    flyer.add_argument("--size", type=partial(_one_of, printer.SIZES, "size-unknown"), default="a4")
    flyer.add_argument("--mode", type=partial(_one_of, printer.MODES, "mode-unknown"), default="colour")
    flyer.add_argument("--lang")
    flyer.add_argument("--out")
    return parser


def _format(text: str) -> str:
    if text not in FORMATS:
        raise Refusal("format-unknown", value=text)
    return text


def _one_of(known: Sequence[str], code: str, text: str) -> str:
    if text not in known:
        raise Refusal(code, value=text)
    return text


def _port(text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise Refusal("port-invalid", value=text)
    return int(text)


def _jobs(text: str) -> int:
    if not re.fullmatch("[0-9]{1,3}", text) or not 1 <= int(text) <= MOST_JOBS:
        raise Refusal("jobs-invalid", value=text)
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
