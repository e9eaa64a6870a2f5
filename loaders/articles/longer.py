"""Names that no entry knows, by their shape ("X Front", "Jabhat X", "X airport"), and known names that are but a part of a longer one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.articles.gazetteer.geography import lists
from loaders.articles.gazetteer.spelling import alternation
from loaders.articles.hits import Hit
from loaders.articles.scan import Scan

CAPITAL = (
    r"(?:(?:[A-Z]\.)+|(?:(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]sh|[Aa]d|[Aa]r|[Uu]l|[Dd]u|[Dd]e|[Ll]a)[- ]|[a-z]-)?[A-Z](?:[\w-]|'(?!s\b)\w)*)"
)
_LINKED = rf"{CAPITAL}(?: (?:(?:of|for|and|the|of the|for the|and the|de|del|de la|la|das|dos|y|e|fi|wa|li|ul|dan|bin|ibn) )?{CAPITAL})*"
_RUN = re.compile(rf"(?<![\w'.]){_LINKED}(?![\w])")
_NEXT, _LAST = re.compile(rf" ({CAPITAL})"), re.compile(rf"({CAPITAL}) $")
_BRANCH = re.compile(rf"(?:'s)?(?: - |[ -]){CAPITAL}(?: {CAPITAL}){{0,2}}(?<= Province|-Province)")
_WORD = re.compile(r"\S+(?: |$)")
_SORTS = "girls'?|boys'?|high|primary|secondary|elementary|international|military|central|public|main|refugee"
_ARMED = r"(?<![\w'-])(?:{})(?:[ -](?:(?:al|an|ash|as|ad|at|ar|ul|ut|us|ud|e|i|fi|li|wa|the)[ -])*[A-Z][\w'-]*)+"


@dataclass(frozen=True, slots=True)
class Shaped:
    """A stretch that has the shape of a name, the type and kind that its shape tells."""

    start: int
    end: int
    type: str
    kind: str | None


def words(name: str) -> frozenset[str]:
    """Return a list of the lexicon as a set."""
    return _sets()[name]


@cache
def _sets() -> dict[str, frozenset[str]]:
    lexicon = lists("lexicon.yaml")
    flat = {name: lexicon[name] for name in ("titles", "free", "beside", "months_and_days", "common", "same", "not_names")}
    return {name: frozenset(listed) for name, listed in (flat | {f"place {k}": v for k, v in lexicon["places"].items()}).items()}


@cache
def heads() -> dict[str, str]:
    """Return the kind of organization that each head word tells."""
    return {word: kind for kind, listed in lists("lexicon.yaml")["heads"].items() for word in listed}


@cache
def given() -> frozenset[str]:
    """Return given names, in lower case."""
    return frozenset(map(str, lists("capitals.yaml")["given"]))


@cache
def _armed() -> re.Pattern[str]:
    return re.compile(_ARMED.format(alternation(lists("lexicon.yaml")["armed"])))


@cache
def _grounds() -> re.Pattern[str]:
    tails = alternation({*words("place any"), *words("place site")})
    return re.compile(rf"(?<![\w'.])({CAPITAL}(?: {CAPITAL}){{0,3}}) (?:(?:{_SORTS}) )?({tails})(?![\w'-])")


def shaped(scan: Scan) -> Iterator[Shaped]:
    """Yield the stretches that have the shape of a name, but in headlines, where every word has a capital."""
    for part in scan.parts:
        if scan.style(part.start) == "plain":
            yield from filter(None, (_as_person(scan, m) for m in _titled().finditer(scan.plain, part.start, part.end)))
            yield from (_as_armed(scan, m) for m in _armed().finditer(scan.plain, part.start, part.end))
            yield from filter(None, (_as_place(scan, m) for m in _grounds().finditer(scan.plain, part.start, part.end)))
            yield from (Shaped(*m.span(), "Place", None) for m in _fronts().finditer(scan.plain, part.start, part.end))
            yield from (Shaped(*m.span(1 if m[1] else 2), "Place", None) for m in _called().finditer(scan.plain, part.start, part.end))
            yield from filter(None, (_as_organization(scan, m) for m in _RUN.finditer(scan.plain, part.start, part.end)))


@cache
def _titled() -> re.Pattern[str]:
    titles = alternation(lists("lexicon.yaml")["honorifics"])
    return re.compile(rf"(?<![\w'-])(?:{titles}) ({CAPITAL}(?: (?:bin |ibn |ag |de |la |ul-|al-)?{CAPITAL}){{1,3}})(?![\w-])")


def _as_person(scan: Scan, match: re.Match[str]) -> Shaped | None:
    """Return the person named in full after a title, unless the words after it are a title too or name a body."""
    start = name_start(scan, match.start(1), match.end(1))
    run = scan.plain[start : match.end(1)].split(" ")
    known = heads().keys() | words("place any") | words("place site") | words("free") | words("not_names")
    return Shaped(start, match.end(1), "Person", None) if len(run) > 1 and not known & set(run) else None


def _as_armed(_: Scan, match: re.Match[str]) -> Shaped:
    return Shaped(match.start(), match.end(), "Organization", "armed_group")


def _as_place(scan: Scan, match: re.Match[str]) -> Shaped | None:
    start = match.start()
    while (word := _WORD.match(scan.plain, start, match.end(1))) and (word[0].strip() in words("free") or word[0].islower()):
        start = word.end()
    named = start < match.end(1) and not set(scan.plain[start : match.end(1)].split(" ")) <= words("not_names")
    return Shaped(start, match.end(), "Place", None) if named else None


@cache
def _fronts() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'.-])(?:{alternation(words('place front'))}) {CAPITAL}(?: {CAPITAL})?(?![\w'-])")


@cache
def _called() -> re.Pattern[str]:
    """Match what the words around it call a town or the like: "the village of Karta", "Karta, a remote district of Herat"."""
    kinds = alternation(lists("lexicon.yaml")["places"]["called"])
    name = rf"({CAPITAL}(?: {CAPITAL}){{0,2}})"
    return re.compile(
        rf"(?<![\w'-])(?:(?:{kinds}) of {name}|{name}(?=, an? (?:[a-z-]+ ){{0,3}}(?:{kinds}) (?:in|of|near|outside) ))(?![\w-])"
    )


def _as_organization(scan: Scan, match: re.Match[str]) -> Shaped | None:
    """Return what of a run of capitalised words is an organization by its last or first word."""
    start = name_start(scan, match.start(), match.end())
    run = scan.plain[start : match.end()].split(" ")
    kind = heads()
    run = run[: _second(run, kind)]
    while (cut := next((n for n, word in enumerate(run) if word in ("of", "for", "and")), 0)) and not any(w in kind for w in run[:cut]):
        start = name_start(scan, start + len(" ".join(run[: cut + 1])) + 1, match.end())
        run = scan.plain[start : match.end()].split(" ")
        run = run[: _second(run, kind)]
    last = max((n for n, word in enumerate(run) if word in kind), default=-1)
    if last < 0 or len(run) < 2 or (last == 0 and run[1] not in ("of", "for")):
        return None
    followed = run[last + 1 : last + 2] in (["of"], ["for"])
    end = start + len(" ".join(run if followed else run[: last + 1]))
    return Shaped(start, end, "Organization", kind[run[last]]) if end - start > len(run[last]) else None


def _second(run: Sequence[str], kind: Mapping[str, str]) -> int:
    """Return where a second name begins: of "the River Front and the Hill Army" behind the Front."""
    joints = (n for n, word in enumerate(run) if word == "and" and run[n + 1 : n + 2] == ["the"])
    return next((n for n in joints if any(word in kind for word in run[:n])), len(run))


def name_start(scan: Scan, start: int, end: int) -> int:
    """Return where a name begins in a run of capitalised words: after articles, titles and a sentence's first common word."""
    while match := _WORD.match(scan.plain, start, end):
        word = match[0].strip()
        opens = scan.begins_sentence(start) and word.endswith(("ing", "ed", "ly"))
        if not (word in words("free") or word in words("titles") or opens or word.islower()):
            break
        start = match.end()
    return start


def branch(scan: Scan, hit: Hit) -> int | None:
    """Return where "X Y Province" ends, if a known group's name goes on so."""
    match = _BRANCH.match(scan.plain, hit.end) if hit.name.entity.kind == "armed_group" else None
    return match.end() if match else None


def swallowed(scan: Scan, hit: Hit, starts: set[int], ends: set[int]) -> bool:
    """Say whether a known name is a part of a longer name that nobody knows; `starts`, `ends` are of other known names."""
    if scan.quiet or (style := scan.style(hit.start)) == "loud":
        return False
    if style == "title":
        return hit.name.entity.type == "Person" and _comes_before(scan, hit, ends)
    return _goes_on(scan, hit, starts) or _comes_before(scan, hit, ends)


def _goes_on(scan: Scan, hit: Hit, starts: set[int]) -> bool:
    if scan.plain[hit.end : hit.end + 1] == "-":
        after = scan.plain[hit.end + 1 : hit.end + 2]
        return after.isupper() and hit.end + 1 not in starts and hit.name.entity.type != "Place"
    match = _NEXT.match(scan.plain, hit.end)
    if not match or match.start(1) in starts or hit.name.how == "demonym":
        return False
    return not _apart(match[1]) and not _person_follows(match[1], hit)


def _person_follows(word: str, hit: Hit) -> bool:
    return hit.name.entity.type != "Person" and word in (
        "Abu",
        "Abd",
        "Abdul",
        "Mohammed",
        "Muhammad",
        "Mohammad",
        "Ahmad",
        "Ahmed",
        "Ali",
        "Said",
    )


def _comes_before(scan: Scan, hit: Hit, ends: set[int]) -> bool:
    """Say whether a capitalised word before the name belongs to it: "Imran Khan" is not Khan."""
    if scan.plain[hit.start - 1 : hit.start] == "-" and re.search(
        r"[a-z]-[a-z]+-$|-[a-z]{1,2}-$", scan.plain[max(0, hit.start - 12) : hit.start]
    ):
        return True
    match = _LAST.search(scan.plain, max(0, hit.start - 40), hit.start)
    if not match or hit.start - 1 in ends or (" " in hit.name.text and hit.name.entity.type == "Person"):
        return False
    word = match[1]
    first = scan.begins_sentence(match.start()) or scan.style(hit.start) == "title"
    if first and (word.lower() in scan.common or hit.name.entity.type == "Organization"):
        return False
    return not _apart(word) and word not in words("not_names")


def _apart(word: str) -> bool:
    """Say whether a capitalised word beside a name does not belong to it."""
    return word in words("titles") or word in words("free") | words("beside") or word.rstrip("s") in words("titles")
