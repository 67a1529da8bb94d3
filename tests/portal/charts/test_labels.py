from hypothesis import given
from hypothesis import strategies as st

from portal.charts.labels import Box, LabelWish, place

FRAME = Box(0, 0, 400, 300)
places = st.tuples(
    st.integers(5, 395), st.integers(5, 295), st.integers(0, 9), st.booleans()
)


def wanted(text="株洲 650", x=100.0, y=100.0, **more):
    return LabelWish(text, x, y, "s1", more.pop("weight", 1), **more)


def placed(*texts, obstacles=(), strokes=()):
    return place(texts, size=13, frame=FRAME, obstacles=obstacles, strokes=strokes)


@given(st.lists(places, max_size=25))
def test_labels_never_lie_on_each_other_on_a_mark_or_outside(found):
    marks = [Box(x - 4, y - 4, x + 4, y + 4) for x, y, _w, _n in found]
    texts = [
        wanted(f"城{i} 1,234", float(x), float(y), weight=w, necessary=n)
        for i, (x, y, w, n) in enumerate(found)
    ]
    boxes = [label.box for label in placed(*texts, obstacles=marks)]
    for i, box in enumerate(boxes):
        assert box.within(FRAME)
        assert not any(box.meets(mark) for mark in marks)
        assert not any(box.meets(other) for other in boxes[i + 1 :])


def test_the_weightier_label_has_the_better_place():
    light, heavy = wanted("轻", weight=1), wanted("重", weight=5)
    first = next(x for x in placed(light, heavy) if x.wanted is heavy)
    assert (first.anchor, first.dy) == ("start", 0)


def test_a_label_keeps_off_the_lines_where_it_can():
    stroke = Box(100, 95, 200, 105)
    (label,) = placed(wanted(), strokes=[stroke])
    assert not label.box.meets(stroke)


def test_a_label_without_room_takes_its_shorter_form():
    long = "株洲（城乡统一、市区，一个很长很长很长很长很长很长很长很长的名字）"
    (label,) = placed(wanted(long, shorter=("株洲",)))
    assert label.wanted.text == "株洲"


def test_a_modest_label_stands_at_the_right_or_not_at_all():
    right = Box(105, 80, 300, 120)
    assert placed(wanted(modest=True), obstacles=[right]) == []
