"""Run every measure, print the table, write build/bench.json; exit 1 only when a measure could not be taken."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from benchmarks.measure import Result
from koom_pos.services.demo.bench_shop import build_bench_shop

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MEASURES = ("paper", "journal", "importing", "settling", "screen", "clientele", "gate", "starting")
BUILD = Path("build")


def main() -> int:
    """Measure what is asked for, all by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("measures", nargs="*", help="some of the measures instead of all")
    parser.add_argument("--variants", type=int, default=100_000)
    parser.add_argument("--sales", type=int, default=100_000)
    chosen = parser.parse_args()
    shop = bench_shop(chosen.variants, chosen.sales)
    results: list[Result] = []
    for name in chosen.measures or MEASURES:
        scratch = BUILD / "bench" / "scratch" / name
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True)
        print(f"measuring {name} …", flush=True)
        measure: Callable[[Path, Path], list[Result]] = import_module(f"benchmarks.{name}").measure
        results += measure(shop, scratch)
        shutil.rmtree(scratch, ignore_errors=True)
    show(results)
    (BUILD / "bench.json").write_text(
        json.dumps([r.fields() for r in results], ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    return 0


def bench_shop(variants: int, sales: int) -> Path:
    """Give the big shop the measures share, made once and kept under build/."""
    folder = BUILD / "bench" / f"shop-{variants}-{sales}"
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"making a shop of {variants} variants and {sales} sales …", flush=True)
        build_bench_shop(folder, variants=variants, sales=sales)
        (folder / "made").touch()
    return folder


def show(results: list[Result]) -> None:
    """Print the table."""
    width = max(len(r.name) for r in results)
    print(f"\n{'':2}{'measure':<{width}}  {'value':>10}  {'limit':>10}  {'ratio':>6}  goal")
    for r in results:
        mark = "✓" if r.ok else "✗"
        value, limit = f"{r.value:.2f} {r.unit}", f"{r.limit:.2f}"
        print(f"{mark} {r.name:<{width}}  {value:>10}  {limit:>10}  {r.ratio:>6.2f}  {r.goal}  {r.note}")
    missed = [r.name for r in results if not r.ok]
    print(
        f"\n{len(results) - len(missed)} goals met, {len(missed)} missed"
        + (": " + ", ".join(missed) if missed else "")
    )


if __name__ == "__main__":
    sys.exit(main())
