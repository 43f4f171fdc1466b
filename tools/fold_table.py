"""OpenCC's tables → generator/assets/simplified.txt: every Traditional character with its Simplified one, two and two.

    python -m tools.fold_table

Only single characters of the planes that phones can show; how they are written in Hong Kong counts as well. The same bytes each time.
"""

from pathlib import Path

from opencc import OpenCC

FILE = Path(__file__).parent.parent / "generator" / "assets" / "simplified.txt"
_A_LINE = 60
_LETTERS = range(0x3400, 0xA000)


def pairs() -> list[str]:
    general, hong_kong = OpenCC("t2s"), OpenCC("hk2s")
    found = []
    for letter in map(chr, _LETTERS):
        plain = general.convert(hong_kong.convert(letter))
        if plain != letter and len(plain) == 1 and ord(plain) < 0x10000:
            found.append(letter + plain)
    return found


def main() -> None:
    found = pairs()
    lines = ("".join(found[n : n + _A_LINE]) for n in range(0, len(found), _A_LINE))
    FILE.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
