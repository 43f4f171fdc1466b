"""One list of work → several processes, and their results back.  Layer 7, shell: knows nothing of what is worked on.

Processes are forked, so they share the site, the plan and the shells as they are in memory. A pool of the standard library would do,
but its workers outlive a parent that is killed, and keep the output's lock.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

SLICE = 64


def processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether a fork is safe here: macOS has threads of its own, Windows has none."""
    return sys.platform == "linux"


def shared(items: Sequence[A], work: Callable[[A], B], processes: int) -> Iterator[list[B]]:
    """`work` done on each item, in slices as they become ready, in no order. What a process raises is raised here.

    Each slice goes through the whole list in strides, for neighbours are alike: one with all the sheets would take as long as all the rest.
    """
    count = max(min(processes, len(items)), -(-len(items) // SLICE))
    slices = [items[n::count] for n in range(count)]
    context = get_context("fork")
    ends: list[Connection] = []
    workers = []
    for n in range(min(processes, len(slices))):
        receiving, sending = context.Pipe(duplex=False)
        ends.append(receiving)
        worker = context.Process(target=_share, args=(slices[n::processes], work, sending, list(ends)), daemon=True)
        worker.start()
        sending.close()
        workers.append(worker)
    try:
        yield from _results(ends, len(slices))
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join()


def _results(ends: list[Connection], slices: int) -> Iterator[list[B]]:
    open_ends = list(ends)
    while open_ends:
        for end in wait(open_ends):
            assert isinstance(end, Connection)
            try:
                result = end.recv()
            except EOFError:
                open_ends.remove(end)
                continue
            if isinstance(result, BaseException):
                raise result
            slices -= 1
            yield result
    if slices:
        raise ChildProcessError("a process was ended from outside")


def _share(slices: Sequence[Sequence[A]], work: Callable[[A], B], sending: Connection, receiving: list[Connection]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    for end in receiving:
        end.close()  # or nobody would notice that the parent is gone
    try:
        for items in slices:
            sending.send([work(item) for item in items])
    except BrokenPipeError:
        return
    except Exception as error:
        error.add_note(traceback.format_exc())
        sending.send(error)
