"""A page in each of its languages, byte for byte, and what every pack has to have."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from desk import NEXT
from interval_rows import GOLDEN, load_interval
from pages import DAY, a_full_page, a_page

from bondjournal.errors import WrongUse
from bondjournal.journal import named_therapists, page_voice, settings, therapists
from bondjournal.page_languages import LANGUAGES
from bondjournal.page_styles import STYLES
from bondjournal.summary import capital_words, filling, own_words, skeleton, standins
from bondjournal.summary.budget import over_budget
from bondjournal.summary.choose import choose, stand_ins
from bondjournal.summary.filling import fill
from bondjournal.summary.language_pack import pack, words_in
from bondjournal.summary.markdown import render
from bondjournal.summary.page import Note, Topic
from bondjournal.summary.standins import StandIns
from bondjournal.summary.words import Words

PART = re.compile(r"\{\w+\}")
BY_BABEL = {"months", "weekdays", "day", "day_with_year", "day_in_title", "decimal_sign"}
OTHERS = [language for language in LANGUAGES if language != "en"]


def in_words_of(value, texts):
    """The golden input with its texts in another language."""
    if isinstance(value, dict):
        return {name: in_words_of(one, texts) for name, one in value.items()}
    if isinstance(value, list):
        return [in_words_of(one, texts) for one in value]
    return texts.get(value, value) if isinstance(value, str) else value


@pytest.fixture
def in_language(session, raw):
    """The golden page of a journal in another language."""

    def page(language):
        texts = json.loads((GOLDEN / "interval_texts.json").read_text("utf-8"))[language]
        settings.put(session, "page.language", language)
        loaded = load_interval(session, in_words_of(raw, texts), therapists.usual_one(session))
        return choose(session, *loaded, today=date.fromisoformat(raw["today"]))

    return page


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_in_another_language_is_the_golden_one(session, in_language, language):
    page = in_language(language)
    for style in STYLES:
        golden = GOLDEN / f"summary_{style}.{language}.md"
        assert render(page, style) == golden.read_text("utf-8")
        assert over_budget(page, style) is None
    assert capital_words.undecided(page, stand_ins(session).decided()) == []


def shape(blocks):
    """What is left of a page's skeleton without its words."""
    return tuple((kind, shape(of) if isinstance(of, tuple) else "words") for kind, of in blocks)


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_has_the_same_skeleton_in_every_language(golden, language):
    for page in (golden, a_full_page(), a_full_page("*words*\n\n1. one")):
        other = replace(page, words=words_in(language))
        for style in STYLES:
            made = [shape(skeleton.of_text(render(one, style))) for one in (page, other)]
            assert made[0] == made[1]


@pytest.mark.parametrize("language", OTHERS)
def test_a_pack_has_every_line_and_fills_in_the_same(language):
    english, other = Words().texts(), words_in(language).texts()
    lines = pack(language)["lines"]
    assert lines.keys() | BY_BABEL == english.keys() - {"language"}
    assert lines.keys() & BY_BABEL <= {"day_in_title"}
    for name, text in english.items():
        if isinstance(text, str):
            assert sorted(PART.findall(other[name])) == sorted(PART.findall(text)), name
        else:
            assert len(other[name]) == len(text)
    assert words_in(language).own == frozenset()
    assert other["language"] == language


def test_days_and_numbers_are_written_as_in_the_language():
    days = {
        "de": ("1. Mai", "1. Mai 2025", "Freitag, 1. Mai 2026", "7,5"),
        "fr": ("1er mai", "1er mai 2025", "vendredi 1er mai 2026", "7,5"),
        "es": ("1 de mayo", "1 de mayo de 2025", "viernes 1 de mayo de 2026", "7,5"),
        "nl": ("1 mei", "1 mei 2025", "vrijdag 1 mei 2026", "7,5"),
    }
    for language, (short, with_year, in_title, number) in days.items():
        words = words_in(language)
        day = date(2026, 5, 1)
        assert words.on(day, 2026) == short
        assert words.on(day.replace(year=2025), 2026) == with_year
        assert words.in_title(day) == in_title
        assert number in words.usually({"heard": 7.5}, 1)


def test_a_day_in_spanish_and_french_stays_together():
    for language, day in (("es", "2 de mayo"), ("fr", "1er mai"), ("de", "2. Mai")):
        months = words_in(language).months
        for before in range(60, 79):
            lines = fill(f"{'x' * before} {day} y", 78, months)
            assert any(day in line.replace("\\", "") for line in lines)
        assert filling.unparted(f"el {day}.", months).count("\u00a0") == day.count(" ")


def test_ones_own_words_stand_above_the_pack(session):
    settings.put(session, "page.language", "de")
    line = own_words.named(session, "between_us")
    assert (line.default, line.is_own) == ("Zwischen uns", False)
    own_words.change(session, line, "Wir zwei")
    words = own_words.words_of(session, page_voice.language(session))
    assert (words.between_us, words.stayed) == ("Wir zwei", words_in("de").stayed)
    assert words.own == {"between_us"}
    own_words.reset(session, line)
    assert own_words.words_of(session, page_voice.language(session)) == words_in("de")


def test_an_unknown_language_is_english(session):
    for unknown in ("xx", "", None, ["de"]):
        settings.put(session, "page.language", unknown)
        assert own_words.words_of(session, page_voice.language(session)) == Words()


def asked(text, language, decided=()):
    page = a_page(topics=(Topic(text=text),), words=words_in(language))
    return [name for name, _ in capital_words.undecided(page, decided)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Die Angst vor der Arbeit und der Sonntag mit dem Hund im Park", []),
        ("Dann kam Jan. Im April und im August war Ruhe, Anfang Mai auch", ["Jan"]),
        ("Meine Frau Angst gemacht hat mir Frau Vogt, und Herr Klein auch", ["Vogt", "Klein"]),
        ("Ich war mit Jürgen und Anna-Lena bei Dr. Wegner", ["Jürgen", "Anna-Lena", "Wegner"]),
        ("Ilses Anruf und die Work-Life-Balance", ["Ilses"]),
        ("Der Roman, die Rose, das Karma und die Jeans in Magen und Hals", []),
        ("Ich habe die E-Mail an die Ärztin geschrieben. Danach ging es mir gut", []),
        ("Tante Gerlis hat angerufen, weil sie nicht schlafen kann", ["Gerlis"]),
        ("Seit Oma Krebs hat, war Familie Urlaub kein Thema, sagt Opa Gernulf", ["Gernulf"]),
        ("Mit Leni Krüger, Frau Doktor Hinz und Till", ["Leni", "Krüger", "Hinz", "Till"]),
        ("An der Adria mit Chia, Olive und der Meta-Ebene, die Gema im Brief", []),
    ],
)
def test_a_german_page_asks_about_names_and_about_no_ordinary_noun(text, names):
    assert asked(text, "de") == names


def test_a_page_asks_by_the_language_that_its_writer_writes_in():
    text = "I was at the lake with my brother Zoltan and he said that we have to go"
    assert asked(text, "de") == asked(text, "en") == ["Zoltan"]
    german = "Ich war mit dem Hund im Park, und die Angst war bei Zoltan nicht so groß"
    assert asked(german, "nl") == asked(german, "de") == []
    assert asked(german, "en") == ["Hund", "Park", "Angst", "Zoltan"]


def test_the_surname_of_a_decided_name_is_asked_about_by_itself():
    assert asked("Das war mit Sabine Krüger, und Sabine Zimmer zeigen", "de", ["Sabine"]) == [
        "Krüger"
    ]


def test_the_possessive_of_a_decided_name_is_asked_about_by_itself():
    assert asked("Das war Torwins Idee, nicht die von Torwin", "de", ["Torwin"]) == ["Torwins"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "fr",
            "j’ai parlé avec M. Durand de l’appel d’Ilse à Noël. Elle a dit : « Oui. »",
            ["Durand", "Ilse"],
        ),
        ("es", "hablé con la Sra. Ibarra en Navidad y con Nuria", ["Ibarra", "Nuria"]),
        ("nl", "ik sprak met mevrouw Dekkers over Kerst, en met Sanne", ["Dekkers", "Sanne"]),
        ("fr", "Belle journée. Inès a appelé. Pluie ensuite. Hélène aussi", ["Inès", "Hélène"]),
        ("es", "Vida tranquila. Inés llamó. Lluvia después. Mateo también", ["Inés", "Mateo"]),
        ("nl", "Heide en zand. Sanne belde. Regen daarna. Joost ook", ["Sanne", "Joost"]),
        ("fr", "je ne sais pas… Peut-être. Elle a dit : Tu dors\nHier, les Français", []),
        ("es", "no sé… Quizás. Me dijo: Tú duermes\nAyer, en Semana Santa. –Sí", []),
        ("nl", "ik sliep… Misschien. Ze zei: Jij ook\nGisteren, ’s Ochtends, een Duitse film", []),
    ],
)
def test_names_in_other_languages(language, text, names):
    assert asked(text, language) == names


def test_the_first_word_of_a_title_is_asked_about_if_it_is_a_given_name():
    for title, names in (("Llamada de Inés", ["Inés"]), ("Inés al teléfono", ["Inés"])):
        page = a_page(stayed=(Note(day=DAY, title=title, line="ella"),), words=words_in("es"))
        assert [name for name, _ in capital_words.undecided(page, ())] == names


def test_a_name_that_is_a_word_in_the_language_is_asked_about_at_each_place():
    page = a_page(topics=(Topic(text="Klein war klein"),), words=words_in("de"))
    names = StandIns({"Klein": "mein Chef"})
    assert len(standins.places(page, names)) == 2
    assert standins.replaced(page, names).topics[0].text == "Mein Chef war klein"
    english = replace(page, words=Words())
    assert standins.places(english, names) == ()


def with_stand_ins(language, typed, names):
    page = a_page(topics=(Topic(text=typed),), words=words_in(language))
    return standins.replaced(page, StandIns(names)).topics[0].text


@pytest.mark.parametrize(
    ("typed", "instead", "shown"),
    [
        ("l’appel d’Ilse, qu’Ilse a fait", "ma sœur", "l’appel de ma sœur, que ma sœur a fait"),
        ("l’appel d'Ilse", "une amie", "l’appel d'une amie"),
        ("l’appel d'Ilse", "Élodie", "l’appel d'Élodie"),
        ("*d’Ilse*", "ma sœur", "*de ma sœur*"),
        ("je crois que Paul parle de Paul", "un ami", "je crois qu’un ami parle d’un ami"),
        ("À Paul, de Paul, avec Paul", "le voisin", "Au voisin, du voisin, avec le voisin"),
        ("l’appel d’Ilse et à Ilse", "les voisins", "l’appel des voisins et aux voisins"),
        ("vu M. Roux. Le Dr Roux, au Dr Roux", "mon oncle", "vu mon oncle. Mon oncle, à mon oncle"),
    ],
)
def test_a_stand_in_in_french_is_joined_as_its_first_letter_asks(typed, instead, shown):
    names = dict.fromkeys(("Ilse", "Paul", "Roux"), instead)
    assert with_stand_ins("fr", typed, names) == shown


@pytest.mark.parametrize(
    ("language", "typed", "instead", "shown"),
    [
        ("es", "a Leo, de Leo", "el vecino", "al vecino, del vecino"),
        ("es", "con la Sra. Leo y al Dr. Leo", "mi tía", "con mi tía y a mi tía"),
        ("es", "Ana y Leo, Ana o Leo", "Isabel", "Ana e Isabel, Ana o Isabel"),
        ("es", "Ana e Inés, Ana u Olga", "mi tía", "Ana y mi tía, Ana o mi tía"),
        ("nl", "Leo's huis. De heer Leo", "mijn oma", "Mijn oma's huis. Mijn oma"),
        ("nl", "bij Leo's moeder", "mijn broer", "bij mijn broers moeder"),
        ("nl", "bij Leo's moeder", "mijn zus", "bij mijn zus' moeder"),
    ],
)
def test_a_stand_in_in_spanish_and_dutch_takes_what_stood_beside_the_name(
    language, typed, instead, shown
):
    names = dict.fromkeys(("Leo", "Inés", "Olga"), instead)
    assert with_stand_ins(language, typed, names) == shown


@pytest.mark.parametrize(
    ("typed", "instead", "shown"),
    [
        ("mit Leo über Leo", "mein Chef", "mit meinem Chef über meinen Chef"),
        ("mit Leo", "meine beste Freundin", "mit meiner besten Freundin"),
        ("bei Leo, für Leo", "meine Eltern", "bei meinen Eltern, für meine Eltern"),
        ("von Leo, ohne Leo", "ein Kollege", "von einem Kollegen, ohne einen Kollegen"),
        ("nach Leo", "ein anderes Kind", "nach einem anderen Kind"),
        ("zu Leo, durch Leo", "das Kind", "zu dem Kind, durch das Kind"),
        ("vor Leo, über Leo", "ein Bekannter", "vor einem Bekannten, über einen Bekannten"),
        ("mit Leo, wegen Leo", "mein Mann", "mit meinem Mann, wegen meines Mannes"),
        ("neben Leo, an Leo", "der Therapeut", "neben dem Therapeuten, an den Therapeuten"),
        (
            "Der Leo und dem Leo und vom Leo",
            "mein Opa",
            "Mein Opa und meinem Opa und von meinem Opa",
        ),
        ("Die Leo und der Leo", "meine Chefin", "Meine Chefin und meiner Chefin"),
        ("eine Frau, die Leo kennt", "mein Chef", "eine Frau, die mein Chef kennt"),
        ("Leo's Haus, wegen Leo", "mein Bruder", "Meines Bruders Haus, wegen meines Bruders"),
        ("bei Frau Dr. Leo. Herr Leo", "mein Arzt", "bei meinem Arzt. Mein Arzt"),
        ("mit meiner Schwester Leo", "meine Schwester", "mit meiner Schwester"),
        ("mit Leo und Herrn Leo", "L.", "mit L. und Herrn L."),
    ],
)
def test_a_stand_in_in_german_has_the_case_that_stands_before_the_name(typed, instead, shown):
    assert with_stand_ins("de", typed, {"Leo": instead}) == shown


def test_babel_is_not_needed_for_a_page_in_english():
    code = (
        "import sys; from bondjournal.summary import choose, language_pack;"
        "language_pack.words_in('en'); print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("setting", "own", "found"),
    [
        (None, "", ("en", "full")),
        (("de", "brief"), "", ("de", "brief")),
        (("de", "brief"), ("nl", "aloud"), ("nl", "aloud")),
        (("xx", "long"), ("", ""), ("en", "full")),
    ],
)
def test_a_page_is_in_the_language_and_style_of_its_therapist(desk, setting, own, found):
    session, uuid = desk.session, desk.therapist.uuid
    for name, value in zip(("page.language", "page.style"), setting or (), strict=False):
        settings.put(session, name, value)
    if own:
        named_therapists.edit(session, uuid, language=own[0], style=own[1])
    assert (page_voice.language(session, uuid), page_voice.style(session, uuid)) == found
    page = desk.page(desk.appointment(NEXT, "planned"))
    assert page.words == words_in(found[0])


def test_a_language_and_a_style_that_are_unknown_are_refused(desk):
    for wrong in ({"language": "xx"}, {"style": "long"}):
        with pytest.raises(WrongUse, match=r"There is no such") as told:
            named_therapists.edit(desk.session, desk.therapist.uuid, **wrong)
        assert told.value.hint.startswith("Choose one of: ")
    changed = named_therapists.edit(desk.session, desk.therapist.uuid, language=" DE ")
    assert (changed.language, changed.style) == ("de", "")
