"""Loading: words become readings of written stems, an overlay lies over the codebook, and the cache is never wrong."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import get_args

import pytest

from conftest import write
from khabar.arabic.script import fold
from khabar.codebook import cache
from khabar.codebook.codebook import Codebook, Lexeme
from khabar.codebook.entry import Word
from khabar.codebook.lint.problems import lint
from khabar.codebook.load import load, load_folders, ship
from khabar.codebook.schema.events import Weapon
from khabar.codebook.schema.verbs import CLASSES, Governing, WordClass
from khabar.errors import CodebookError


def lexemes(codebook: Codebook, written: str) -> list[Lexeme]:
    """The lexemes of a spelling, each once."""
    found: list[Lexeme] = []
    for reading in codebook.readings.get(fold(written), ()):
        if reading.lexeme not in found:
            found.append(reading.lexeme)
    return found


def test_a_verb_is_read_in_its_spellings_with_the_roles_of_its_frame(folder: Path) -> None:
    """«قتلوا» is a killing by its subject of its object."""
    (reading, passive) = load_folders((folder,)).readings["قتلوا"]
    assert (reading.pos, reading.voice, reading.tense, reading.number, passive.voice) == ("verb", "active", "past", "p", "passive")
    assert (reading.lexeme.type, reading.lexeme.cls, reading.lexeme.frame) == (
        "killing",
        "event",
        {"subject": ("agent",), "object": ("target",)},
    )


def test_a_reading_says_whether_a_pronoun_may_follow(folder: Path) -> None:
    """«قتلوا» is never before a pronoun, «قتلو» only."""
    readings = load_folders((folder,)).readings
    assert {(reading.fits(""), reading.fits("هم")) for reading in readings["قتلوا"]} == {(True, False)}
    assert {(reading.fits(""), reading.fits("هم")) for reading in readings["قتلو"]} == {(False, True)}


def test_a_light_verb_waits_for_its_noun(folder: Path) -> None:
    """«لقي … مصرعه» with up to three words between; «إعدام ميداني» with none."""
    codebook = load_folders((folder,))
    assert [(lexeme.then, lexeme.gap) for lexeme in lexemes(codebook, "لقيت")] == [(("مصرع",), 3)]
    assert [(lexeme.then, lexeme.gap) for lexeme in lexemes(codebook, "إعدام")] == [(("ميداني",), 0)]


def test_a_phrase_is_kept_under_its_first_word(folder: Path) -> None:
    """«مفارق للحياة», as written."""
    (reading,) = load_folders((folder,)).readings["مفارق"]
    assert (reading.pos, reading.lexeme.then, reading.lexeme.gap) == ("phrase", ("للحياه",), 0)


def test_a_masdar_has_the_frame_of_a_noun(folder: Path) -> None:
    """«استشهاد» is a killing of what follows it."""
    (reading, *_) = load_folders((folder,)).readings["استشهاد"]
    assert (reading.pos, reading.lexeme.pos, reading.lexeme.frame) == ("masdar", "noun", {"of": ("target",)})


def test_a_words_own_prepositions_override_its_frames(folder: Path) -> None:
    """`with` adds a role, prepositions and conditions folded as words are."""
    (lexeme,) = lexemes(load_folders((folder,)), "مقتل")
    assert lexeme.frame == {"of": ("target",), "علي": ("agent",)}
    assert lexeme.needs == ("مدني", "عسكري")


def test_a_verb_without_object_has_only_the_impersonal_passive(folder: Path) -> None:
    """«هاجم على» is not conjugated «هوجموا», unless the entry says passive: true."""
    entry = "{verb: زحف, root: زحف, pattern: فعَل يفعَل, frame: act}"
    own = write(folder.parent / "own", types__offensive=f"type: offensive\ntriggers: [{entry}]\n")
    readings = load_folders((folder, own)).readings
    made = (form for stem in readings for form in readings[stem] if form.lexeme.lemma == "زحف" and form.pos == "verb")
    assert {(form.person, form.number) for form in made if form.voice == "passive"} == {(3, "s")}
    assert any(form.voice == "passive" and form.number == "p" for form in readings["استشهدوا"])


def test_a_word_may_be_only_one_tense_or_voice(folder: Path) -> None:
    """«ذهب» is gold more often than a verb, «يذهب» never."""
    entry = "- {verb: ذهب, root: ذهب, pattern: I/a~a, tense: present, voice: active}\n"
    own = write(folder.parent / "own", verbs__general=entry)
    readings = load_folders((folder, own)).readings
    assert "ذهب" not in readings
    assert {reading.voice for reading in readings["يذهب"]} == {"active"}
    assert "ذاهب" not in readings


def test_words_have_the_class_of_their_file_and_its_keys(folder: Path) -> None:
    """«قالت» is of class say."""
    (said,) = lexemes(load_folders((folder,)), "قالت")
    (statement,) = lexemes(load_folders((folder,)), "بيانات")
    assert (said.cls, said.type, said.prep, said.relays, said.only_with) == ("say", None, ("عن", "ب"), True, None)
    assert (statement.cls, statement.pos) == ("say_noun", "noun")


def test_lists_are_rows_by_name(folder: Path) -> None:
    """Comments and the header are no rows."""
    assert load_folders((folder,)).lists.means == (Weapon(phrase="طائرة", kind="aircraft"), Weapon(phrase="لغم", kind="mine"))


def test_an_article_keeps_dates_as_text(folder: Path) -> None:
    """YAML would make 2024-05-15 a date."""
    example = load_folders((folder,)).types["killing"].examples[0]
    assert example.published == "2024-05-15"
    assert example.claims[0].time is not None
    assert example.claims[0].target == ("مزارعين",)


def test_an_overlay_replaces_a_type_of_the_same_name(folder: Path) -> None:
    own = write(folder.parent / "own", types__killing="type: killing\ntriggers: [{noun: اغتيال, frame: noun_on}]\n")
    codebook = load_folders((folder, own))
    assert "اغتيال" in codebook.readings
    assert "قتل" not in codebook.readings


def test_an_overlay_that_extends_a_type_adds_to_it(folder: Path) -> None:
    own = write(folder.parent / "own", types__killing="type: killing\nextends: true\ntriggers: [{noun: اغتيال, frame: noun_on}]\n")
    codebook = load_folders((folder, own))
    assert {"اغتيال", "قتل"} <= set(codebook.readings)
    assert codebook.types["killing"].family == "harm"
    assert len(codebook.types["killing"].examples) == 6


def test_an_overlays_rows_replace_those_of_the_same_first_cell(folder: Path) -> None:
    own = write(folder.parent / "own", lists__means_tsv="phrase\tkind\nلغم\tied\nعبوة\tied\n")
    rows = load_folders((folder, own)).lists.means
    assert [(row.phrase, row.kind) for row in rows] == [("طائرة", "aircraft"), ("لغم", "ied"), ("عبوة", "ied")]


def test_an_overlays_rows_are_added_where_the_first_column_is_a_kind(folder: Path) -> None:
    """`month` names no row: an overlay's month leaves the others."""
    own = write(folder.parent / "own", lists__months_tsv="category\twords\tvalue\nmonth\tنيسان\t4\nmonth\tآذار\t3\n")
    assert [row.words for row in load_folders((folder, own)).lists.months] == ["شباط", "آذار", "نيسان"]


def test_an_overlays_words_and_frames_replace_those_of_the_same_name(folder: Path) -> None:
    deny = "- {verb: قال, root: قول, pattern: I/a~u}\n"
    own = write(folder.parent / "own", verbs__deny=deny, verbs__say_noun="- {noun: خبر}\n", frames="event: {in: place}\n")
    codebook = load_folders((folder, own))
    assert [lexeme.cls for lexeme in lexemes(codebook, "قال")] == ["deny"]
    assert [lexeme.lemma for lexeme in codebook.lexemes if lexeme.cls == "say_noun"] == ["بيان", "خبر"]
    assert codebook.frames["event"] == {"in": ("place",)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("type: killing\ntrigers: []\n", "trigers"),
        ("type: killing\ntriggers: [{noun: قتل}]\n", "frame"),
        ("type: injury\n", "expected 'killing'"),
        ("type: killing\ntriggers: [{noun: قتل, frame: nope}]\n", "unknown frame 'nope'"),
        ("type: killing\ntriggers: [{verb: قتل, root: قتل, pattern: غريب, frame: event}]\n", "make no verb"),
        ("type: killing\ntriggers: [{verb: قتل, frame: event}]\n", "root and pattern"),
        ("type: killing\ntriggers: [{noun: قتل, phrase: قتل عمد, frame: event}]\n", "noun and phrase"),
        ("type: killing\ntriggers: [{verb: قتل, root: قتل, pattern: I/a~u, masdar: true, frame: event}]\n", "masdar"),
        ("type: killing\nfamily: a\nfamily: b\n", "given twice"),
        ("type: [killing\n", "YAML"),
        ("type: absent\nextends: true\n", "to extend"),
    ],
)
def test_a_mistake_is_an_error_that_names_file_and_entry(folder: Path, text: str, told: str) -> None:
    name = "absent" if "absent" in text else "killing"
    own = write(folder.parent / "own", **{f"types__{name}": text})
    with pytest.raises(CodebookError) as raised:
        load_folders((folder, own))
    assert f"types/{name}.yaml" in str(raised.value)
    assert told in str(raised.value)


def test_a_mistake_in_a_listed_word_names_it(folder: Path) -> None:
    own = write(folder.parent / "own", verbs__say="- {noun: خبر}\n- {verb: زعم, root: زعم, pattern: غريب}\n")
    with pytest.raises(CodebookError, match=r"verbs/say.yaml, entry 2, «زعم».*غريب"):
        load_folders((folder, own))


@pytest.mark.parametrize(
    ("name", "entry", "told"),
    [
        ("verbs__say", "{noun: خبر, relay: true}", "verbs/say.yaml, entry 1, «خبر»: Object contains unknown field `relay`"),
        ("verbs__say", "{noun: خبر, wish: true}", "verbs/say.yaml, entry 1, «خبر»: Object contains unknown field `wish`"),
        ("verbs__say", "{noun: خبر, only_with: contents}", "verbs/say.yaml, entry 1, «خبر»: Invalid enum value 'contents' - at `$.only_with`"),
        ("verbs__light", "{noun: خبر}", "verbs/light.yaml, entry 1, «خبر»: Object missing required field `subject`"),
        ("verbs__light", "{noun: خبر, subject: agents}", "verbs/light.yaml, entry 1, «خبر»: Invalid enum value 'agents' - at `$.subject`"),
        ("verbs__say", "{noun: خبر, class: say}", "verbs/say.yaml, entry 1, «خبر»: Object contains unknown field `class`"),
        ("verbs__says", "{noun: خبر}", "no class of words is called 'says', expected one of say, deny, "),
        ("lists__verbs", "{noun: خبر}", "lists are tables (.tsv); words that are no event stand in verbs/<class>.yaml"),
    ],
)
def test_a_key_or_a_value_that_its_class_does_not_know_is_an_error(folder: Path, name: str, entry: str, told: str) -> None:
    own = write(folder.parent / "own", **{name: f"- {entry}\n"})
    with pytest.raises(CodebookError) as raised:
        load_folders((folder, own))
    assert told in str(raised.value)
    assert any(told in str(problem).replace(": entry", ", entry", 1) for problem in lint(own))


def test_every_key_of_a_class_reaches_the_coder() -> None:
    """A lexeme has every key that a class has beside those that say which word it is."""
    keys = {key for made in CLASSES.values() for key in made.__struct_fields__} - set(Word.__struct_fields__)
    assert keys - {"phase"} == set(Governing.__struct_fields__)
    assert tuple(CLASSES) == get_args(WordClass)


def test_an_overlay_that_is_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="no such folder"):
        load(tmp_path / "none")


def test_the_second_load_comes_from_the_cache_and_is_the_same(folder: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_folders((folder,))
    assert len(list(cache_folder.glob("*.msgpack"))) == 1
    monkeypatch.setattr("khabar.codebook.load.build", lambda folders: pytest.fail("compiled again"))
    second = load_folders((folder,))
    assert dict(second.readings) == dict(first.readings)
    assert (second.types, second.lists, second.frames, second.hash) == (first.types, first.lists, first.frames, first.hash)


def test_a_changed_file_is_compiled_again(folder: Path) -> None:
    before = load_folders((folder,))
    write(folder, types__killing="type: killing\ntriggers: [{noun: اغتيال, frame: noun_on}]\n")
    after = load_folders((folder,))
    assert "اغتيال" in after.readings
    assert after.hash != before.hash


def test_a_damaged_cache_is_compiled_again(folder: Path, cache_folder: Path) -> None:
    load_folders((folder,))
    (file,) = cache_folder.glob("*.msgpack")
    file.write_bytes(file.read_bytes()[:100])
    assert "قتل" in load_folders((folder,)).readings


def test_a_cache_that_cannot_be_written_is_no_error(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert "قتل" in load_folders((folder,)).readings


def test_only_the_newest_compiled_codebooks_are_kept(cache_folder: Path) -> None:
    for number in range(12):
        cache.store(str(number), b"x")
    assert len(list(cache_folder.iterdir())) == 8


def test_a_relative_cache_folder_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the XDG specification asks."""
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", "/home/someone")
    assert cache.user_folder() == Path("/home/someone/.cache/khabar")


def test_threads_may_read_one_codebook(folder: Path) -> None:
    readings = load_folders((folder,)).readings
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda stem: len(readings.get(stem, ())), ["قتل", "قتلوا", "قال", "لا شيء"] * 200))
    assert found[:4] == found[-4:]
    assert found[3] == 0


def test_readings_are_a_mapping(folder: Path) -> None:
    readings = load_folders((folder,)).readings
    size = len(readings)
    assert len(list(readings)) == size == len(readings)
    assert all(stem in readings and fold(stem) == stem for stem in readings)
    with pytest.raises(KeyError):
        readings["ليسهنا"]


def test_khabars_own_codebook_is_read_from_the_copy_compiled_for_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "SHIPPED", tmp_path / "shipped")
    assert ship(tmp_path / "shipped").is_file()
    monkeypatch.setattr("khabar.codebook.load.build", lambda folders: pytest.fail("compiled again"))
    assert "قتل" in load().readings
