"""The parts of a text: what is read, what a page holds beside it, and that nothing is lost."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.articles.article import Label
from loaders.articles.decoding import Unreadable, decode
from loaders.articles.text import paragraphs

DATA = Path(__file__).parents[2] / "data" / "articles"
LONG = "The Northern Front left the River Coalition on Monday, its spokesman said in a statement that local radio read out."
LATER = "It had joined the coalition in 2015 and had quarrelled with its leaders about the control of two crossings since then."


def labelled(text: str, title: str | None = None) -> list[tuple[Label, str]]:
    return [(p.label, text[p.start : p.end]) for p in paragraphs(text, title=title)]


def of(name: str, *labels: Label) -> list[str]:
    return [said for label, said in labelled((DATA / name).read_text(encoding="utf-8")) if label in labels]


def the(label: Label, begins: str, text: str) -> bool:
    return [found for found, said in labelled(text) if said.startswith(begins)] == [label]


def test_adverts_captions_and_comments_are_no_part_of_the_story():
    read = of("adverts.txt", "title", "body")
    assert read[:2] == ["River Coalition splits over crossings"] * 2
    assert [said[:20] for said in read[2:]] == [
        "The Northern Front l",
        "The coalition had fo",
        "What the Front wants",
        "Its leader, Omar Ter",
        "• a seat in the coun",
        "• half of the tolls",
        "“We have left them,”",
        "Three officials in t",
        "They gave no date.",
    ]
    assert [said[:15] for said in of("adverts.txt", "advert")] == ["Advertisement", "Hear the Long F", "Sign up for our", "By subscribing "]
    assert [said[:15] for said in of("adverts.txt", "teaser")] == ["Harbour Brigade", "The Northern Fr"]
    assert of("adverts.txt", "byline") == ["Additional reporting by Sam Ode"]


def test_stories_of_others_are_known_by_their_publishers_and_sections_alone():
    assert [said[:14] for said in of("teasers.txt", "title", "body")] == [
        "Who now leads ",
        "SUND, March 4 ",
        "He is said to ",
        "His deputy bro",
    ]
    assert len(of("teasers.txt", "teaser")) == 6
    assert of("teasers.txt", "byline") == ["By Ada Field and Tom van Rees", "3 hours ago"]
    assert {"Home", "The Valley Paper", "The harbour of Sund in the snow", "Daily Ford", "POLITICS"} <= set(of("teasers.txt", "navigation"))


def test_lines_that_were_wrapped_are_one_paragraph_and_marks_of_headings_are_left_out():
    assert [(label, len(said)) for label, said in labelled((DATA / "wrapped.txt").read_text(encoding="utf-8"))] == [
        ("title", len("Two fronts part ways")),
        ("body", 159),
        ("body", len("It had joined the coalition in 2015.")),
    ]


def test_every_part_has_a_reason_and_only_space_and_marks_are_left_between():
    for file in sorted(DATA.glob("*.txt")):
        text = decode(file.read_bytes()).text
        parts = paragraphs(text)
        ends = [0, *(p.end for p in parts)]
        between = "".join(text[a : p.start] for a, p in zip(ends, parts, strict=False)) + text[ends[-1] :]
        assert set(between) <= set(" \r\n\t#>") and all(p.reason for p in parts)


@given(st.text(alphabet="Ab c.\n\r#©?:1…\u2028", max_size=200))
def test_any_text_is_labelled_in_order_and_without_overlap(text: str):
    parts = paragraphs(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    assert all(text[p.start : p.end].strip() == text[p.start : p.end] != "" for p in parts)
    assert sum(len(text[p.start : p.end].split()) for p in parts) >= len([w for w in text.split() if w.strip("#>")])


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("byline", "By Ada Field"),
        ("byline", "Edited by: Tom Rees"),
        ("byline", "BY ADA FIELD AND TOM REES"),
        ("byline", "Updated 5 March 2019, 10:30 AM"),
        ("byline", "The Valley Wire contributed to this report."),
        ("caption", "File photo of Omar Teral, the leader of the Northern Front."),
        ("caption", "A ford in the Aru valley, 3 March 2019. REUTERS/Lena Orr/File Photo"),
        ("caption", "Men of the Hill Guard near the pass. (AP Photo/Lena Orr)"),
        ("caption", "The burnt market of Sund. Image: Hill Guard"),
        ("advert", "Get the day's stories every morning in our newsletter by signing up here."),
        ("advert", "Subscribe to The Valley Paper for unlimited stories."),
        ("advert", "Sign up to receive the morning letter of our newsroom!"),
        ("advert", "Listen to Ford Talks with Ada Field | Episode 3: a man who was in the Hill Guard tells why he left it."),
        ("navigation", "© 2019 The Valley Paper. All rights reserved."),
        ("navigation", "Share on Facebook"),
        ("navigation", "1.2k shares"),
        ("navigation", "Tags: Hill Guard, Sund, Aru valley"),
        ("navigation", "#sund #hillguard #aru"),
        ("navigation", "Leave a reply"),
        ("navigation", "Was this helpful?"),
        ("teaser", "Read more: Hill Guard kills two officers"),
        ("teaser", "ALSO READ: the long winter of Sund"),
        ("title", "What the Front wants"),
        ("title", "Hill Guard accuses the council of a plot"),
        ("body", "They are enemies."),
        ("body", "It was founded by Omar Teral in the hills. It has about 1,500 fighters"),
        ("body", "“We came out of the same camp,” Teral said."),
        ("body", "By Monday the Northern Front had left the valley, and its men had gone to the hills."),
        ("body", "Subscribers to this idea were killed by the Hill Guard in the first winter of the war, elders said."),
        ("body", "He was photographed by police after he had left the Northern Front and joined the Hill Guard in the hills."),
        ("body", "More than forty people were killed."),
        ("body", "Related attacks were claimed by the Hill Guard."),
    ],
)
def test_a_line_between_paragraphs_is_told_by_its_words_and_its_place(label: Label, line: str):
    assert the(label, line, f"{LONG}\n\n{line}\n\n{LATER}")


@pytest.mark.parametrize("end", ["Comments / 3", "No comments yet", "Leave a reply", "© 2019 The Valley Paper. All rights reserved"])
def test_what_follows_the_end_is_not_read(end: str):
    said = labelled(f"{LONG}\n\n{LATER}\n\n{end}\n\n{LATER[:-1]} again.\n\nHill Guard")
    assert [label for label, _ in said] == ["body", "body", "navigation", "teaser", "navigation"]


def test_a_count_of_comments_above_the_story_ends_nothing():
    assert [label for label, _ in labelled(f"Two fronts part ways\n\nComments (3)\n\n{LONG}\n\n{LATER}")] == [
        "title",
        "navigation",
        "body",
        "body",
    ]


def test_other_stories_in_the_middle_end_where_the_story_goes_on():
    text = f"{LONG}\n\nRead next\n\nHill Guard kills two officers\n\nBrigades deny it\n\n{LATER}\n\n{LONG}\n\nRelated stories\n\nA market burns in Sund\n\nThe market burnt for two days..."
    assert [label for label, _ in labelled(text)] == [
        "body",
        "navigation",
        "teaser",
        "teaser",
        "body",
        "body",
        "navigation",
        "teaser",
        "teaser",
    ]


def test_a_title_that_was_given_is_found_wherever_it_stands():
    text = f"Top of the morning to all readers\n\nFronts part: “we left”.\n\n{LONG}"
    assert labelled(text, 'Fronts part: "we left"')[1][0] == "title"
    assert labelled(text)[0][0] == "title"


def test_sentences_that_are_glued_and_texts_without_lines_are_read():
    glued = "The Hill Guard attacked Sund.The council said so.Nobody else did, and the two groups were silent for a week"
    assert labelled(glued) == [("body", glued)]
    assert labelled("hill guard attacked the market of sund on monday") == [("body", "hill guard attacked the market of sund on monday")]
    assert labelled("") == []


def test_bytes_are_decoded_once_and_newlines_stay():
    found = decode((DATA / "windows.txt").read_bytes())
    assert (found.text[:16], found.warning) == ("The café siege\r\n", "is not UTF-8; it was read as Windows-1252")
    assert decode(b"\xef\xbb\xbfSund\r\n").text == "Sund\r\n"
    assert decode("Sund é".encode("utf-16")).text == "Sund é"
    assert decode("Київ".encode("koi8-u"), declared="koi8-u").text == "Київ"


@pytest.mark.parametrize(
    ("raw", "why"), [(b" \n", "empty"), (b"\x89PNG\0\0", "zero bytes|control"), (b"a" * 5_300_000, "larger than 5 MiB")]
)
def test_what_is_no_text_is_refused(raw: bytes, why: str):
    with pytest.raises(Unreadable, match=why):
        decode(raw)


def test_a_long_line_that_forgot_its_full_stop_is_a_paragraph_also_at_the_end():
    last = "The other half, which calls itself the Old Command, has denied that it took money from the Harbour Brigades"
    assert the("body", "The other half", f"{LONG}\n\n{last}\n\nFollow us on all channels")
