"""How a model multiplies: choose any model with weights; the words it is given do not matter."""

import spacy
from threadpoolctl import threadpool_info

from loaders.articles.matrices import by_numpy


def test_a_model_multiplies_by_numpy_on_one_thread() -> None:
    nlp = spacy.blank("en")
    tagger = nlp.add_pipe("tagger")
    tagger.add_label("NN")  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.add_pipe("sentencizer")
    by_numpy(nlp)
    assert not any(node.ops.use_blis for node in tagger.model.walk())  # type: ignore[attr-defined]
    assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} == {1}
    assert [t.tag_ for t in nlp("They fought.")] == ["NN"] * 3
