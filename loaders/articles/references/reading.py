"""The reading of an article's references, in the order of its text."""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Span, Token

from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from loaders.articles.references import branches, groups, persons, pronouns, several, states
from loaders.articles.references.facts import Facts, gathered
from loaders.articles.references.focus import Bound, Focus, prominence, topics
from loaders.articles.references.grammar import MODIFYING, SUBJECT, article, lemma, modifiers, speech
from loaders.articles.references.scene import BranchOf, EntityOf, Scene
from loaders.articles.references.words import BRANCH, COMPANY, LEAVERS

LEAD = 4
Resolver = Callable[[Token, Scene], Bound | None]


def resolve(
    passages: Sequence[Passage], *, branch_of: BranchOf | None = None, entity_of: EntityOf | None = None, text: str | None = None
) -> None:
    """Add to each passage's mentions what its pronouns and descriptions stand for, with how sure that is.

    `branch_of` returns the branch that an organization (by id) has in a place (by id), `entity_of` an entity by its id; both
    are asked only for what the article does not name. `text` is the stored text, for mentions that are verbatim to the quote mark.
    """
    names = [{i: m for i, m in p.mentions.items() if m.how != "reference"} for p in passages]
    _restore(passages, names)
    _read(passages, gathered(passages), branch_of, entity_of, text)
    facts = gathered(passages)
    _restore(passages, names)
    _read(passages, facts, branch_of, entity_of, text)


def _restore(passages: Sequence[Passage], names: Sequence[dict[int, Mention]]) -> None:
    for passage, named in zip(passages, names, strict=True):
        passage.mentions = dict(named)


def _read(passages: Sequence[Passage], facts: Facts, branch_of: BranchOf | None, entity_of: EntityOf | None, text: str | None) -> None:
    focus = Focus(topics(_namings(passages)))
    for passage in passages:
        scene = Scene(passage, focus, facts, branch_of, entity_of)
        for sentence in passage.doc.sents:
            focus.sentence += 1
            for token in _order(sentence, passage):
                _look(token, scene, text)


def _namings(passages: Sequence[Passage]) -> Iterator[tuple[Entity, bool]]:
    sentences = 0
    for passage in passages:
        for sentence in passage.doc.sents:
            sentences += 1
            lead = passage.paragraph.label == "title" or sentences <= LEAD
            yield from ((e, lead) for t in sentence if t.i in passage.mentions for e in passage.mentions[t.i].entities)


def _order(sentence: Span, passage: Passage) -> list[Token]:
    """Return a sentence's tokens as they are understood: whom it is about first, where a phrase about them precedes."""
    first = [t for t in _ahead(sentence) if any(s.i in passage.mentions or s.pos_ == "NOUN" for s in t.subtree)]
    early = [s for t in first for s in t.subtree]
    said = {t.i for t in early}
    return early + [t for t in sentence if t.i not in said]


def _ahead(sentence: Span) -> Iterator[Token]:
    root = sentence.root
    subject = next((t for t in root.children if t.dep_ in SUBJECT), None)
    before = [t for t in root.lefts if t.dep_ in {"advcl", "prep", "ccomp"} and subject is not None and t.i < subject.i]
    if subject is not None and any(pronouns.pronoun(s) for t in before for s in t.subtree) and not pronouns.pronoun(subject):
        if not any(t.dep_ == "ccomp" for t in before):
            yield subject
        elif speech(root):
            yield from (p for t in root.children if t.lower_ in {"about", "of"} for p in t.children if p.dep_ == "pobj")


def _look(token: Token, scene: Scene, text: str | None) -> None:
    """Bind a token if it is a reference, and remember what was spoken of."""
    placed = branches.placed(token, scene)
    if placed is not None:
        _bind(token, placed[0], scene, text, placed[1])
    elif token.i not in scene.passage.mentions:
        resolver = _resolver(token, scene)
        bound = resolver(token, scene) if resolver else None
        if bound is not None:
            _bind(token, bound, scene, text)
    _remember(token, scene)


def _resolver(token: Token, scene: Scene) -> Resolver | None:
    if several.mutual(token):
        return several.each_other
    if pronouns.pronoun(token):
        return pronouns.resolved
    if several.ordered(token):
        return several.one_of_two
    return _description(token, scene) if token.pos_ in {"NOUN", "PROPN", "ADJ"} else None


def _description(token: Token, scene: Scene) -> Resolver | None:
    if several.description(token):
        return several.resolved
    if branches.parent(token):
        return branches.parent_of
    if branches.branch(token, scene):
        return branches.resolved
    if states.description(token):
        return states.resolved if lemma(token) != "army" or not modifiers(token) else groups.resolved
    if groups.description(token):
        return groups.resolved
    return persons.resolved if persons.description(token) else None


def _bind(token: Token, bound: Bound, scene: Scene, text: str | None, last: Token | None = None) -> None:
    first = token if pronouns.pronoun(token) else _leftmost(token)
    start, end = scene.passage.span(token.doc[first.i : (last or token).i + 1])
    said = text[start:end] if text else token.doc[first.i : (last or token).i + 1].text
    scene.passage.mentions[token.i] = Mention(start, end, said, bound.entities, "reference", bound.certainty)


def _leftmost(token: Token) -> Token:
    if token.lower_ in {"other", "another"} and token.i and token.doc[token.i - 1].lower_ in {"each", "one"}:
        return token.doc[token.i - 1]
    return min((t.left_edge for t in token.lefts if t.dep_ != "punct"), key=lambda t: t.i, default=token)


def _remember(token: Token, scene: Scene) -> None:
    """Put into focus what a token speaks of."""
    entities = scene.entities(token)
    if entities:
        scene.focus.add(entities, token, _weight(token))
        _remember_pair(token, scene)
    elif _speaks(token) and not _shared(token, scene):
        scene.focus.add((), token)


def _speaks(token: Token) -> bool:
    """Tell whether a token is a noun, or stands for one as a subject: "the first fell into the sea", "many fled"."""
    if token.pos_ in {"NOUN", "PROPN"}:
        return token.dep_ not in {"compound", "attr", "appos", "amod", "npadvmod", "oprd"}
    return token.tag_ in {"JJ", "CD", "DT", "JJS"} and token.dep_ in SUBJECT


def _weight(token: Token) -> float:
    """Return a mention's prominence; those who left a group and branches of it say little of the group itself."""
    head = token.head
    if token.dep_ in MODIFYING and (
        (lemma(head) in COMPANY and _some(head))
        or lemma(head) in BRANCH
        or {lemma(t) for t in modifiers(head)} & LEAVERS
        or head.text.lower().startswith("ex-")
    ):
        return 0.3
    return prominence(token)


def _remember_pair(token: Token, scene: Scene) -> None:
    """Put a coordination into focus as one: "ISIS-K and the Taliban"."""
    if token.dep_ != "conj" or not token.conjuncts:
        return
    whole = sorted({*token.conjuncts, token}, key=lambda t: t.i)
    entities = [scene.entities(t) for t in whole]
    if not all(len(e) == 1 for e in entities) or token != whole[-1]:
        return
    if len({e[0].type for e in entities}) == 1 and len({e[0].id for e in entities}) == len(entities):
        scene.focus.add([e[0] for e in entities], whole[0])


def _some(token: Token) -> bool:
    """Tell whether a noun counts people out of a group, who are not the group: "two ISIS-K members", "a Taliban fighter"."""
    return article(token) in {"a", "an", "some", "several"} or any(
        t.dep_ == "nummod" or t.lower_ in {"several", "few", "dozen"} for t in token.lefts
    )


def _shared(token: Token, scene: Scene) -> bool:
    """Tell whether a noun adds nobody to those named beside it: "Taliban fighters", "the leader, X"."""
    beside = [t for t in token.children if t.dep_ in {"appos"}]
    if any(scene.entities(t) for t in beside):
        return True
    if lemma(token) not in COMPANY or _some(token) or {lemma(t) for t in modifiers(token)} & LEAVERS:
        return False
    of = [p for t in token.rights if t.dep_ == "prep" and t.lower_ in {"of", "from"} for p in t.children]
    return any(scene.sole(t) for t in [*modifiers(token), *of])
