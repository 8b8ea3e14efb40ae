"""Phrases that belong together, by their words and by what the shop's search finds for both.

`python -m tradepost.promotion.clustering` reads {"phrases": [[lemma]], "results": [[id]]} and answers with a number for
each phrase: the mathematics takes 60 MB, which are the system's again once it is done.
"""

import sys
from collections.abc import Sequence
from typing import Any

import orjson

WORDS, LETTERS = 0.7, 0.3  # what the same words count, and the same letters: кружка and кружечка
MEANING, RESULTS = 0.6, 0.4  # what meaning counts, and the same products found, where both phrases find some
APART = 0.6  # phrases further from each other than this stay apart


def clusters(phrases: Sequence[Sequence[str]], results: Sequence[Sequence[int]]) -> list[int]:
    """A number for each phrase, the same for those that belong together."""
    if len(phrases) < 2:
        return [1] * len(phrases)
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    near = WORDS * _cosine(phrases) + LETTERS * _cosine([_trigrams(one) for one in phrases])
    both = _jaccard(results)
    has = np.array([bool(one) for one in results])
    near = np.where(has[:, None] & has[None, :], MEANING * near + RESULTS * both, near)
    far = np.clip(1 - near, 0, 1)
    np.fill_diagonal(far, 0)
    tree = linkage(squareform(far, checks=False), method="average")
    return [int(one) for one in fcluster(tree, t=APART, criterion="distance")]


def _trigrams(lemmas: Sequence[str]) -> list[str]:
    return [f" {word} "[n : n + 3] for word in lemmas for n in range(len(word))]


def _matrix(of: Sequence[Sequence[Any]]) -> Any:
    """A row for each, a column for each different part, 1 where it is there."""
    import numpy as np
    from scipy.sparse import csr_matrix

    place: dict[Any, int] = {}
    rows, columns = [], []
    for n, parts in enumerate(of):
        for part in dict.fromkeys(parts):
            rows.append(n)
            columns.append(place.setdefault(part, len(place)))
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(of), max(1, len(place))))


def _cosine(of: Sequence[Sequence[Any]]) -> Any:
    import numpy as np

    found = _matrix(of)
    sizes = np.sqrt(np.asarray(found.sum(axis=1)).ravel())
    sizes[sizes == 0] = 1
    return (found @ found.T).toarray() / sizes[:, None] / sizes[None, :]


def _jaccard(of: Sequence[Sequence[Any]]) -> Any:
    import numpy as np

    found = _matrix(of)
    shared = (found @ found.T).toarray()
    sizes = np.asarray(found.sum(axis=1)).ravel()
    either = sizes[:, None] + sizes[None, :] - shared
    either[either == 0] = 1
    return shared / either


def main() -> None:
    """Answer one question."""
    asked = orjson.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(orjson.dumps(clusters(asked["phrases"], asked["results"])))


if __name__ == "__main__":
    main()
