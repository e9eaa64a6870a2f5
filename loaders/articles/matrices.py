"""How a spaCy model multiplies matrices: by numpy, on one thread.

The BLIS that spaCy brings takes a third more of the processor for the same numbers, and numpy's BLAS on several threads waits
longer than it multiplies: an article's matrices are small. Articles are read side by side in processes instead.
"""

from typing import Any, cast

import thinc.backends
from spacy.language import Language
from threadpoolctl import threadpool_limits


def by_numpy(nlp: Language) -> Language:
    """Let a model multiply by numpy, and this process on one thread; the numbers are the same."""
    threadpool_limits(limits=1, user_api="blas")
    ops = cast(Any, thinc.backends).NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = cast(Any, getattr(pipe, "model", None))
        for node in model.walk() if model is not None else ():
            node.ops = ops
    return nlp
