from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from khabar.errors import GazetteerError
from khabar.gazetteer import Entry, open_gazetteer
from khabar.gazetteer.add import Added, add
from khabar.gazetteer.importers.records import Problem

from .conftest import dump_line


def found(target: Path, name: str) -> list[Entry]:
    gazetteer = open_gazetteer((target,))
    return list({named.entry.id: named.entry for key in gazetteer.keys.of(name) for named in gazetteer.named(key.key)}.values())


def imported(*files: Path, target: Path, mapping: dict[str, str] | None = None) -> tuple[Added, list[Problem]]:
    problems: list[Problem] = []
    return add(files, target, mapping, on_problem=problems.append), problems


def test_a_dump_of_geonames_is_added(dump: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.sqlite"
    done, problems = imported(dump, target=target)
    assert (done.added, done.refused, problems) == (3, 0, [])
    (village,) = found(target, "كفر مرجانة")
    assert (village.id, village.feature, village.lat, village.lon, village.country, village.population) == (
        "gn:9000002",
        "town",
        35.7,
        36.4,
        "SY",
        12000,
    )
    assert found(target, "حقل ياقوت")[0].feature == "field"
    assert found(target, "مزرعة لؤلؤ") == []


def test_alternate_names_are_joined_to_their_places(dump: Path, tmp_path: Path) -> None:
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text("1\t9000001\tar\tتل الجواهر\t1\t\t\t\t\t\n2\t9000001\tfr\tColline\t\t\t\t\t\t\n3\t77\tar\tغيره\t\t\t\t\t\t\n", encoding="utf-8")
    target = tmp_path / "mine.sqlite"
    imported(dump, names, target=target)
    assert [entry.id for entry in found(target, "تل الجواهر")] == ["gn:9000001"]
    assert found(target, "تل زمرد")[0].name == "تل الجواهر"


def test_a_dump_may_come_in_its_zip(dump: Path, tmp_path: Path) -> None:
    packed = tmp_path / "SY.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(dump, "SY.txt")
        archive.writestr("readme.txt", "x")
    done, _ = imported(packed, target=tmp_path / "mine.sqlite")
    assert done.added == 3


def test_broken_rows_are_named_and_the_rest_is_imported(dump: Path, tmp_path: Path) -> None:
    broken = [
        "no tabs at all",
        dump_line(9000010, "Far", "تل بعيد", 95.2, 38.0),
        dump_line(9000011, "Odd", "تل غريب", "north", 38.0),
        dump_line(9000012, "Long", "ت" * 10_000, 35.0, 38.0),
        dump_line(9000013, "Nan", "تل ناقص", "nan", 38.0),
    ]
    with dump.open("a", encoding="utf-8") as stream:
        stream.write("\n".join([*broken, dump_line(9000014, "Good", "تل سليم", 35.0, 38.0)]) + "\n")
    target = tmp_path / "mine.sqlite"
    done, problems = imported(dump, target=target)
    assert (done.added, done.refused) == (4, 5)
    assert [problem.where for problem in problems] == [f"SY.txt, line {line}" for line in (5, 6, 7, 8, 9)]
    assert [problem.what.split()[0] for problem in problems] == ["1", "coordinates", "coordinates", "a", "coordinates"]
    assert found(target, "تل سليم")


def test_a_place_that_the_built_in_gazetteer_has_is_joined_by_its_geonames_id(tmp_path: Path) -> None:
    aleppo = next(entry for entry in found_in_built_in("حلب") if entry.id.startswith("gn:") and entry.country == "SY")
    dump = tmp_path / "SY.txt"
    dump.write_text(dump_line(int(aleppo.id[3:]), "Halab", "حلب الشهباء المدينة", 36.2, 37.16, code="PPLA") + "\n", encoding="utf-8")
    target = tmp_path / "mine.sqlite"
    done, _ = imported(dump, target=target)
    assert (done.added, done.joined) == (0, 1)
    assert found(target, "حلب الشهباء المدينة") == [aleppo]


def test_a_place_near_one_of_the_same_name_is_joined_to_it_and_a_far_one_is_not(tmp_path: Path) -> None:
    known = next(entry for entry in found_in_built_in("تلبيسة") if entry.country == "SY")
    table = tmp_path / "mine.csv"
    table.write_text(f"name,lat,lon,country\nتلبيسة,{known.lat + 0.02},{known.lon},SY\nتلبيسة,{known.lat + 1.5},{known.lon},SY\n", encoding="utf-8")
    target = tmp_path / "mine.sqlite"
    done, _ = imported(table, target=target)
    assert (done.added, done.joined) == (1, 1)
    assert len({entry.id for entry in found(target, "تلبيسة")}) == 2


def test_adding_twice_changes_nothing(dump: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.sqlite"
    imported(dump, target=target)
    once = open_gazetteer((target,)).hash
    done, _ = imported(dump, target=target)
    assert (done.added, done.joined) == (0, 3)
    assert open_gazetteer((target,)).hash == once


def test_a_second_source_is_laid_over_the_first(dump: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.sqlite"
    imported(dump, target=target)
    table = tmp_path / "more.csv"
    table.write_text("name,also,lat,lon,country\nتل زمرد,تل الزمردة,35.51,38.51,SY\nخربة العقيق,,36,39,SY\n", encoding="utf-8")
    done, _ = imported(table, target=target)
    assert (done.added, done.joined) == (1, 1)
    assert [entry.id for entry in found(target, "تل الزمردة")] == ["gn:9000001"]
    assert {source.key for source in open_gazetteer((target,)).sources} >= {"geonames", "table:more"}


def test_the_hash_does_not_hang_on_the_order_of_rows(dump: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "SY.txt").write_text("".join(reversed(dump.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8")
    imported(dump, target=tmp_path / "a.sqlite")
    imported(other / "SY.txt", target=tmp_path / "b.sqlite")
    assert open_gazetteer((tmp_path / "a.sqlite",)).hash == open_gazetteer((tmp_path / "b.sqlite",)).hash


def test_an_import_that_fails_leaves_the_gazetteer_as_it_was(dump: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.sqlite"
    imported(dump, target=target)
    before = target.read_bytes()

    def stop(problem: Problem) -> None:
        raise KeyboardInterrupt

    with dump.open("a", encoding="utf-8") as stream:
        stream.write(dump_line(9000020, "New", "تل جديد النور", 35.0, 38.0) + "\nbroken\n")
    with pytest.raises(KeyboardInterrupt):
        add((dump,), target, on_problem=stop)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["SY.txt", "mine.sqlite"]


def test_an_import_cut_off_by_kill_leaves_the_gazetteer_as_it_was(dump: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.sqlite"
    imported(dump, target=target)
    before = target.read_bytes()
    big = tmp_path / "BIG.txt"
    big.write_text("".join(dump_line(9100000 + n, f"P{n}", f"تل {n}", 35, 38) + "\n" for n in range(200_000)), encoding="utf-8")
    code = f"from pathlib import Path; from khabar.gazetteer.add import add; add((Path({str(big)!r}),), Path({str(target)!r}))"
    child = subprocess.Popen([sys.executable, "-c", code])
    while not list(tmp_path.glob("*.part")):
        time.sleep(0.01)
        assert child.poll() is None
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert target.read_bytes() == before
    assert found(target, "تل زمرد")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [("x.txt", "a\tb\n", "2 columns"), ("x.pdf", "x", "not a GeoNames dump"), ("x.zip", "not a zip", "zip")],
)
def test_a_file_of_no_known_kind_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=message):
        add((path,), tmp_path / "mine.sqlite")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no such file"):
        add((tmp_path / "none.txt",), tmp_path / "mine.sqlite")


def test_a_file_that_is_no_gazetteer_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(GazetteerError, match="not a gazetteer file"):
        open_gazetteer((path,))


def found_in_built_in(name: str) -> list[Entry]:
    gazetteer = open_gazetteer()
    return [named.entry for key in gazetteer.keys.of(name) for named in gazetteer.named(key.key)]
