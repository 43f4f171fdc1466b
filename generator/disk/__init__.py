"""Files → bytes, and bytes → files.  Layer 7, shell: knows the file system, and nothing of what the bytes say.

`reading` takes the regular files of a site; `place` says where an output may stand; `output` stages what changed and lets it go live;
`journal` makes that one step, whatever kills it; `state` remembers what was written, so that it need not be written again.
"""

from generator.disk.journal import finish, is_pending
from generator.disk.output import Made, Output, Written
from generator.disk.place import Refusal, cache_folder, checked, checked_file, has_config
from generator.disk.reading import read
from generator.disk.state import code_version

__all__ = [
    "Made",
    "Output",
    "Refusal",
    "Written",
    "cache_folder",
    "checked",
    "checked_file",
    "code_version",
    "finish",
    "has_config",
    "is_pending",
    "read",
]
