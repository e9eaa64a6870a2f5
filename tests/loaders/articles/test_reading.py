"""From files to articles: what is known of each, from where, and what is refused by name."""

import shutil
from pathlib import Path

import orjson
import pytest

from loaders.articles.article import Article
from loaders.articles.metadata import Details
from loaders.articles.reading import articles
from loaders.report import Refusal, Warned

DATA = Path(__file__).parents[2] / "data" / "articles"
TEXT = "Two fronts part ways\n\nThe Northern Front left the River Coalition on Monday, its spokesman said in a statement.\n"
NO_DATE = "has no date of publication (`published`), so weekdays and “last month” stay unresolved"


def read(*paths: Path, **options: str) -> tuple[list[Article], list[str], list[str]]:
    found = list(articles(paths, Details(**options)))
    told = [f for f in found if isinstance(f, Article)], [str(f) for f in found if isinstance(f, Refusal)]
    return *told, [str(f) for f in found if isinstance(f, Warned)]


def one(path: Path, **options: str) -> Article:
    found, refused, _ = read(path, **options)
    assert (len(found), refused) == (1, [])
    return found[0]


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_text_without_details_has_its_own_title_its_stems_id_and_a_warning(tmp_path: Path):
    (found,), refused, warned = read(write(tmp_path / "two_fronts.txt", TEXT))
    assert (found.source.id, found.source.title, found.text, found.source.published) == (
        "articles:two_fronts",
        "Two fronts part ways",
        TEXT,
        None,
    )
    assert (refused, warned) == ([], [f"{tmp_path / 'two_fronts.txt'}: {NO_DATE}"])
    assert found.source.sha256 and [p.label for p in found.paragraphs] == ["title", "body"]


def test_a_stem_that_does_not_fit_is_slugged(tmp_path: Path):
    id_ = one(write(tmp_path / "Zwei Fronten, März.txt", TEXT)).source.id
    assert id_.startswith("articles:zwei-fronten-marz-") and len(id_) == len("articles:zwei-fronten-marz-") + 8


def test_options_come_before_front_matter_before_the_file_beside(tmp_path: Path):
    path = write(tmp_path / "a.md", f"---\npublisher: Front\npublished: 2019-03-04\n---\n\n{TEXT}")
    write(tmp_path / "a.yaml", "publisher: Beside\npublished: 2018\nurl: https://valley.example/a\nid: own:a\ntitle: Beside\n")
    found = one(path, publisher="Option").source
    assert (found.publisher, found.published, found.url, found.id, found.title) == (
        "Option",
        "2019-03-04",
        "https://valley.example/a",
        "own:a",
        "Beside",
    )
    assert found.text == TEXT


def test_the_file_beside_may_bear_the_whole_name_and_a_moment_is_its_day(tmp_path: Path):
    path = write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "a.txt.yaml", "published: 2019-03-04T10:00:00Z\n")
    write(tmp_path / "a.yaml", "published: 2001\n")
    assert one(path).source.published == "2019-03-04"
    assert one(path, published="2015~").source.published == "2015~"


def test_a_line_of_dashes_is_no_front_matter(tmp_path: Path):
    said = f"---\n\n{TEXT}\n---\n\nMore of it was said on Tuesday.\n"
    assert one(write(tmp_path / "a.txt", said)).text == said


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_newlines_stay_as_they_are(tmp_path: Path, newline: str):
    found = one(write(tmp_path / "a.txt", TEXT.replace("\n", newline)))
    assert found.text == TEXT.replace("\n", newline)
    assert [found.text[p.start : p.end] for p in found.paragraphs] == TEXT.strip().split("\n\n")


def test_html_is_its_article_with_what_the_page_says_of_itself():
    found = one(DATA / "page.html")
    said = found.source
    assert (said.title, said.publisher, said.published) == ("Two fronts part ways", "The Valley Paper", "2019-03-04")
    assert found.text.startswith("Two fronts part ways\n\nBy Ada Field\n\n") and "Related" not in found.text and "©" not in found.text
    assert one(DATA / "page.html", publisher="Another", published="2020").source.publisher == "Another"


def test_json_lines_are_articles_and_a_bad_line_is_refused_with_its_place(tmp_path: Path):
    rows = [
        {"id": "own:1", "title": "T", "publisher": "P", "published": "2019", "url": "https://valley.example/1", "text": TEXT},
        {"published": "2019", "html": (DATA / "page.html").read_text("cp1252")},
        {"published": "soon", "text": TEXT + "2"},
        {"title": "T"},
        {"text": 5},
        {"text": " "},
        {"published": "2019", "url": "https://valley.example/7", "text": TEXT + "7", "language": "en"},
    ]
    path = write(tmp_path / "all.jsonl", b"".join(orjson.dumps(row) + b"\n" for row in rows) + b"{\n[1]\n")
    found, refused, warned = read(path)
    assert [a.line for a in found] == [1, 2, 7]
    assert found[0].source.id == "own:1" and found[1].source.id.startswith("articles:all-") and "valley.example-7-" in found[2].source.id
    assert [r.removeprefix(f"{path}:").split(": ")[0] for r in refused] == ["3, published", "4, text", "5, text", "6, text", "8", "9"]
    assert warned == [f"{path}: fields not read: language"]


def test_folders_are_read_to_the_bottom_in_order(tmp_path: Path):
    for name in ("b/2.txt", "b/1.txt", "a.md", "b/c/3.htm", ".hidden/4.txt", "b/.5.txt"):
        write(tmp_path / name, (DATA / "page.html").read_bytes() if name.endswith("htm") else f"{TEXT}{name}")
    write(tmp_path / "b" / "scan.pdf", b"%PDF")
    write(tmp_path / "a.yaml", "published: 2019\n")
    found, refused, warned = read(tmp_path)
    assert [a.source.id for a in found] == ["articles:a", "articles:1", "articles:2", "articles:3"]
    assert refused == [] and any("1 other file not read, such as b/scan.pdf" in w for w in warned)


def test_an_id_twice_is_refused_and_the_same_text_is_told(tmp_path: Path):
    first, again = write(tmp_path / "a" / "x.txt", TEXT), write(tmp_path / "b" / "x.txt", f"{TEXT}Other.")
    copy = write(tmp_path / "c" / "y.txt", TEXT)
    found, refused, warned = read(tmp_path, first, published="2019")
    assert [a.source.id for a in found] == ["articles:x", "articles:y"]
    assert refused == [f"{again}, id: articles:x is the id of {first} too"]
    assert warned == [f"{copy}: has the same text as {first}", f"{first}: is {first} again"]


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"---\ntitle: T\n---\n\n", "is empty"),
        ("a.txt", b"\x00\x01\x02\xff", "is not a text"),
        ("a.txt", b"a" * 5_300_000, "is larger than 5 MiB"),
        ("a.pdf", b"%PDF-1.4", "is none of .txt, .md, .html, .htm, .jsonl"),
        ("a.html", b"<html><body></body></html>", "holds no article"),
        ("a.txt", b"---\ntitle: [\n---\nText.", "front matter: is not YAML in line"),
        ("a.txt", b"---\npublished: 2019-02-30\n---\nText.", "published: "),
        ("a.txt", b"---\npublisher: [1]\n---\nText.", "publisher: ['1'] is not a text"),
        ("a.txt", b"---\nreliability: Z\n---\nText.", "reliability: "),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path, name: str, raw: bytes, why: str):
    path = write(tmp_path / name, raw)
    found, refused, _ = read(path, tmp_path / "absent.txt")
    assert found == [] and len(refused) == 2
    assert refused[0].startswith(str(path)) and why in refused[0]
    assert refused[1] == f"{tmp_path / 'absent.txt'}: No such file or directory"


def test_a_bad_file_beside_is_named(tmp_path: Path):
    path = write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "a.yaml", "title: [\n")
    assert read(path)[1][0].startswith(f"{path}, a.yaml: is not YAML")
    write(tmp_path / "a.yaml", "Title: T\npublished: 2019\n")
    assert read(path)[2] == [f"{path}: not read of what is said about it (a.yaml): Title"]


def test_another_encoding_is_told(tmp_path: Path):
    shutil.copy(DATA / "windows.txt", tmp_path / "w.txt")
    found, _, warned = read(tmp_path / "w.txt", published="2019")
    assert (found[0].text[:8], warned) == ("The café", [f"{tmp_path / 'w.txt'}: is not UTF-8; it was read as Windows-1252"])


def test_a_page_of_menus_alone_is_told(tmp_path: Path):
    assert "holds no paragraph that is read" in read(write(tmp_path / "a.txt", "Home\nShare on Facebook\n© 2019 The Valley Paper"))[2][-1]
