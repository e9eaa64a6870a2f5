"""The layout: every node has a place of its own, the same each time."""

from service.layout import positions

NODES = [str(n) for n in range(60)]
EDGES = [(str(n), str(n * 7 % 60)) for n in range(60)]


def test_the_same_graph_is_laid_out_the_same_and_no_two_nodes_share_a_place():
    placed = positions(NODES, EDGES)
    assert placed == positions(NODES[::-1], EDGES[::-1])
    assert len(set(placed.values())) == len(NODES)


def test_nothing_has_no_places():
    assert positions([], []) == {}


def test_in_a_small_picture_every_label_has_room():
    star = [("0", str(n)) for n in range(1, 50)]
    placed = list(positions(NODES[:50], star).values())
    assert all(abs(a[0] - b[0]) > 165 or abs(a[1] - b[1]) > 105 for n, a in enumerate(placed) for b in placed[:n])
    wide, high = (max(axis) - min(axis) for axis in zip(*placed, strict=True))
    assert 0.8 < wide / high < 2.2


def test_a_large_picture_has_the_shape_of_a_screen_and_is_no_heap():
    nodes = [str(n) for n in range(400)]
    placed = list(positions(nodes, [(str(n), str(n * n % 397)) for n in range(400)] + [("0", str(n)) for n in range(400)]).values())
    wide, high = (max(axis) - min(axis) for axis in zip(*placed, strict=True))
    assert 0.8 < wide / high < 2.5
    close = sum(abs(a[0] - b[0]) < wide / 200 and abs(a[1] - b[1]) < high / 200 for n, a in enumerate(placed) for b in placed[:n])
    assert close < 40
