"""Voices: a repeated passage is no new voice, whatever comes first."""

from hypothesis import given
from hypothesis import strategies as st

from model.voices import Heard, Passage, alike, counted, words

WIRE = "Fighters of the group met envoys in the valley on Monday and swore an oath of allegiance, two elders said."
COPY = WIRE.replace("two elders said", "three elders said").replace("Fighters", "FIGHTERS")
OTHER = "A court in the capital heard that nobody had met anybody, and that the oath was an invention of a newspaper."
SHORT = "They swore an oath."
TEXTS = [WIRE, COPY, OTHER, SHORT, WIRE]


def heard(*said: tuple[str, str, int | None, int | None]) -> list[Heard]:
    return [Heard(*h) for h in said]


def passages(**texts: str) -> dict[tuple[str, int], Passage]:
    return {(source, 0): Passage(f"{source}#0", words(text)) for source, text in texts.items()}


def test_a_copy_is_no_second_voice_and_is_named():
    said = heard(("P", "a", 20150101, 0), ("Q", "b", 20150102, 0), ("R", "c", 20150103, 0))
    assert counted(said, passages(a=WIRE, b=COPY, c=OTHER)) == (2, ["b"])


def test_who_repeats_is_who_published_later():
    said = heard(("P", "a", 20150201, 0), ("Q", "b", 20150102, 0), ("R", "c", None, 0))
    assert counted(said, passages(a=WIRE, b=COPY, c=WIRE)) == (1, ["a", "c"])


def test_two_people_quoted_in_one_passage_stay_two_where_it_is_repeated():
    said = heard(("x", "a", 1, 0), ("y", "a", 1, 0), ("x", "b", 2, 0), ("y", "b", 2, 0), ("Q", "b", 2, 0))
    assert counted(said, passages(a=WIRE, b=COPY)) == (2, ["b"])


def test_short_passages_and_tables_are_never_copies():
    said = heard(("P", "a", 1, 0), ("Q", "b", 2, 0), ("R", "t", 3, None))
    assert counted(said, passages(a=SHORT, b=SHORT)) == (3, [])


def test_one_source_that_repeats_itself_is_not_named():
    said = heard(("P", "a", 1, 0), ("P", "a", 1, 200))
    assert counted(said, {("a", 0): Passage("a#0", words(WIRE)), ("a", 200): Passage("a#1", words(COPY))}) == (1, [])


def test_a_chain_of_small_changes_is_one_voice():
    steps = [WIRE, WIRE.replace("Monday", "Tuesday"), WIRE.replace("Monday", "Tuesday").replace("valley", "village")]
    assert alike({f"s{n}": words(text) for n, text in enumerate(steps)}) == [["s0", "s1", "s2"]]


@given(st.lists(st.tuples(st.sampled_from("PQRS"), st.sampled_from("abcd"), st.integers(0, 4)), min_size=1, max_size=9), st.randoms())
def test_the_order_does_not_matter_and_copies_only_take_away(said: list[tuple[str, str, int]], random: object):
    days = {"a": 20150103, "b": 20150101, "c": None, "d": 20150101}
    told = [Heard(voice, source, days[source], start) for voice, source, start in said]
    texts = {h.place: Passage(f"{h.source}#{h.start}", words(TEXTS[h.start or 0])) for h in told if h.place}
    straight = counted(told, texts)
    random.shuffle(told)  # type: ignore[attr-defined]
    assert counted(told, texts) == straight
    assert 1 <= straight.voice_count <= len({h.voice for h in told})
    assert set(straight.recycled_from) < {h.source for h in told}
