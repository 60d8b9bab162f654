"""What counts as a word: in scripts with and without spaces, in emoji, and whatever the accents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from bondjournal.journal import search_index, search_text


class Index:
    """An index of one text at a time."""

    def __init__(self):
        self.connection = dbapi2.connect(":memory:")
        self.connection.execute(search_index.SCHEMA)

    def finds(self, typed, words):
        """Say whether the index finds a text by what is typed."""
        asked = search_text.query(typed)
        self.connection.execute("SAVEPOINT one")
        self.connection.execute(
            "INSERT INTO kept_search(rowid, title, body, gist, tags) VALUES (1, '', ?, '', '')",
            (search_text.fold(words),),
        )
        match = "SELECT 1 FROM kept_search WHERE kept_search MATCH ?"
        found = asked and self.connection.execute(match, (asked,)).fetchone()
        self.connection.execute("ROLLBACK TO one")
        return bool(found)


@pytest.fixture(scope="module")
def index():
    made = Index()
    yield made
    made.connection.close()


FOUND = [
    # Emoji, in whatever presentation, tone and company.
    ("😀", "A good day 😀", "😀"),
    ("😀", "no blank before😀or after", "😀"),
    ("\u2764", "with love \u2764\ufe0f", "\u2764\ufe0f"),
    ("\u2764\ufe0f", "with love \u2764", "\u2764"),
    ("👍", "fine 👍🏿, really", "👍🏿"),
    ("👍🏿", "fine 👍🏿, really", "👍🏿"),
    ("👍 really", "fine 👍🏿, really", "👍🏿 really"),
    ("👨\u200d👩\u200d👧", "us 👨\u200d👩\u200d👧 at home", "👨\u200d👩\u200d👧"),
    ("👩\u200d💻", "at work 👩🏽\u200d💻", "👩🏽\u200d💻"),
    ("🏃", "off 🏃\u200d♀\ufe0f!", "🏃\u200d♀\ufe0f"),
    ("🏃 park", "🏃\u200d♀\ufe0f in the park", "🏃\u200d♀\ufe0f park"),
    ("🇵🇹", "🇮🇹🇵🇹🇮🇪", "🇵🇹"),
    ("🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", "home 🏴", None),
    ("3\ufe0f\u20e3", "number 3\ufe0f\u20e3", "3\ufe0f\u20e3"),
    ("\U0001fae9", "of a later Unicode \U0001fae9", "\U0001fae9"),
    ("★", "marked ★ twice ★", "★ ★"),
    ("☀️ sea", "sea and ☀", "sea ☀"),
    # Words in the middle of sentences without spaces.
    ("เสียใจ", "เมื่อวานฉันเสียใจที่ไม่ได้พูด", "เสียใจ"),
    ("ฉัน ไม่ได้", "เมื่อวานฉันเสียใจที่ไม่ได้พูด", "ฉัน ไม่ได้"),
    ("ຮັກ", "ຂ້ອຍຮັກນ້ອງສາວຂອງຂ້ອຍ", "ຮັກ"),
    ("ប្អូនស្រី", "ខ្ញុំស្រឡាញ់ប្អូនស្រីរបស់ខ្ញុំ", "ប្អូនស្រី"),
    ("ស្រឡាញ់ប្អូន", "ខ្ញុំ\u200bស្រឡាញ់\u200bប្អូន", "ស្រឡាញ់\u200bប្អូន"),
    ("ဝမ်းနည်း", "မနေ့ကကျွန်မဝမ်းနည်းတယ်", "ဝမ်းနည်း"),
    ("妹妹", "昨天我的妹妹没有说话", "妹妹"),
    ("ねむ", "きのうはねむれなかった", "ねむ"),
    ("카페", "어제카페에서", "카페"),
    # The same letters in another Unicode form, order or width.
    ("น\u0e49\u0e33", "ฉันดื่มน\u0e4d\u0e49\u0e32เย็น", "น\u0e4d\u0e49\u0e32"),
    ("ท\u0e48\u0e35", "คนท\u0e35\u0e48ฉันรัก", "ท\u0e35\u0e48"),
    (
        "한국",
        "내 \u1112\u1161\u11ab\u1100\u116e\u11a8 친구",
        "\u1112\u1161\u11ab\u1100\u116e\u11a8",
    ),
    ("が", "それか\u3099すき", "か\u3099"),
    ("ガラス", "ｶﾞﾗｽの窓", "ｶﾞﾗｽ"),
    ("ABC", "\uff41\uff42\uff43 wide", "\uff41\uff42\uff43"),
    # Accents and points do not matter, either way.
    ("zurich", "in Zürich", "Zürich"),
    ("Zürich", "in Zurich", "Zurich"),
    ("creme", "cre\u0300me bru\u0302le\u0301e", "cre\u0300me"),
    ("brulee", "cre\u0300me bru\u0302le\u0301e", "bru\u0302le\u0301e"),
    ("nguoi", "một người bạn", "người"),
    ("lodz", "do Łodzi i Łódź", "Łodzi Łódź"),
    ("smorrebrod", "Smørrebrød", "Smørrebrød"),
    ("ΑΓΑΠΗ", "η αγάπη μου", "αγάπη"),
    ("сестренка", "моя сестрёнка", "сестрёнка"),
    ("אמא", "אִמָּא שלי", "אִמָּא"),
    ("אִמָּא", "אמא שלי", "אמא"),
    ("احمد", "رأيت أَحْمَد أمس", "أَحْمَد"),
    ("كتاب", "كتـــاب", "كتـــاب"),
    ("istanbul", "İSTANBUL", "İSTANBUL"),
    ("strasse", "Die STRASSE, die Straße", "STRASSE Straße"),
    ("office", "the o\ufb03ce", "o\ufb03ce"),
    ("cooperate", "co\u00adoperate", "co\u00adoperate"),
    ("क्षमा", "मुझे क्षमा करो", "क्षमा"),
    ("ශ්රී", "ශ්\u200dරී ලංකා", "ශ්\u200dරී"),
    # Not there.
    ("👩", "us 👨\u200d👩\u200d👧", None),
    ("👍🏻", "fine 👍🏿", None),
    ("🇹🇵", "🇮🇹🇵🇹", None),
    ("😀", "😁", None),
    ("มา", "เห็นม้าสองตัว", None),
    ("เสียง", "ฉันเสียใจ", None),
    ("คน", "คนี้", None),
    ('"🏃"', "🏃\u200d♀\ufe0f", None),
    ("妹妺", "昨天我的妹妹", None),
    ("か", "がくせい", None),
    ("का", "की", None),
    ("heron", "her on", None),
    ("ring", "the spring", None),
    ('"wal"', "a walk", None),
    ("walk ", "walks", None),
]


@pytest.mark.parametrize(("typed", "words", "marked"), FOUND)
def test_a_text_is_found_and_marked(index, typed, words, marked):
    spans = search_text.hits(typed, words)
    assert " ".join(words[start:end] for start, end in spans) == (marked or "")
    assert index.finds(typed, words) is bool(marked)


LETTERS = st.one_of(
    st.sampled_from("aAéßıİæ 1'\"*.-_"),
    st.sampled_from("e\u0301\u0308กาิี่้ำເກັຂມှဝ်းស្រ្កា東か\u3099ｶﾞ한\u1112\u1161\u11ab"),
    st.sampled_from("😀❤\ufe0f\u200d👍🏽🇩🇪3\u20e3אִمُـ\u200b\u200c\u00adक्षि"),
    st.characters(exclude_categories=["Cs"]),
)
WORDS = st.text(LETTERS, min_size=1, max_size=14)


@pytest.mark.long
@settings(max_examples=400)
@given(typed=WORDS, words=WORDS, before=WORDS, as_it_stands=st.booleans())
def test_what_is_found_is_what_is_marked(index, typed, words, before, as_it_stands):
    """Nothing raises; the index and the marks agree; a word kept is found by itself."""
    typed = "".join((words if as_it_stands else typed).replace('"', "").split())
    text = f"{before} {words} {before}"
    spans = search_text.hits(typed, text)
    assert index.finds(typed, text) is bool(spans)
    if as_it_stands and search_text.query(typed) and not words.split()[1:] and '"' not in words:
        assert spans
    for start, end in spans:
        assert 0 <= start < end <= len(text)


def test_half_a_character_is_a_blank():
    assert search_text.fold("one\ud800two").split() == ["one", "two"]
    assert search_text.query("\ud800") == ""


def test_what_is_shown_around_a_hit_begins_near_it_where_there_are_no_blanks():
    words = "今日は " + "とてもつかれた" * 60 + "妹に会った" + "とてもつかれた" * 60
    shown, spans = search_text.excerpt("妹", words, 40)
    assert [shown[start:end] for start, end in spans] == ["妹"]
    assert shown.startswith("…")
    thai = "ฉันเหนื่อยมาก" * 60 + "น้องสาว"
    shown, spans = search_text.excerpt("น้องสาว", thai, 40)
    assert [shown[start:end] for start, end in spans] == ["น้องสาว"]
    assert not "\u0e31" <= shown[1] <= "\u0e4e"


@pytest.mark.parametrize(("before", "cut"), [(10, False), (34, False), (35, True)])
def test_a_text_is_shown_from_its_beginning_where_the_hit_ends_two_signs_before_the_end(
    before, cut
):
    words = "a" * (before - 1) + " lake" + " and far away" * 9
    shown, spans = search_text.around("lake", words, 40)
    assert [shown[start:end] for start, end in spans] == ["lake"]
    assert shown.startswith("…") is cut


def test_what_is_shown_around_a_hit_is_as_long_as_asked():
    shown, _ = search_text.around("lake", "The lake " + "a" * 90, 40)
    assert (len(shown), shown[:8], shown[-1]) == (40, "The lake", "…")
