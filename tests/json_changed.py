"""Values of JSON changed in one place, as somebody might who can seal what they like."""

from hypothesis import strategies as st

ODD = st.one_of(
    st.sampled_from(
        [
            None,
            True,
            0,
            -1,
            2**70,
            5.0,
            float("nan"),
            float("inf"),
            "",
            "#",
            "\ud800",
            "\0",
            "\x1b[2J",
            "x" * 300_000,
            "9999-12-31T23:00:00+00:00",
            "0001-01-01T00:00:00+14:00",
            "2026-05-12T15:00:00",
            "9998-12-31",
            "../../etc/passwd",
            "Europe/Nowhere",
            "as-written",
            "gist",
            "1",
            "3",
            "0b0de5a863c44a0f8e5e7a1c1f1f2d1f",
            [],
            [[]],
            ["#", ","],
            [0, 2**60],
            {},
            {"heard": 10},
            {"mood": 5},
        ]
    ),
    st.text(max_size=5),
    st.integers(-5, 12),
)


def changed(value):
    """Describe this value with one thing in it another one, gone, or more."""
    ways = [ODD]
    if isinstance(value, dict) and value:
        names = st.sampled_from(sorted(value))
        ways += [
            names.map(lambda name: {one: it for one, it in value.items() if one != name}),
            st.tuples(st.sampled_from(["colour", "order", "format"]), ODD).map(
                lambda more: value | {more[0]: more[1]}
            ),
            *[names.flatmap(lambda name: changed(value[name]).map(lambda new: value | {name: new}))]
            * 4,
        ]
    elif isinstance(value, list) and value:
        places = st.integers(0, len(value) - 1)
        ways += [
            st.just(value * 2),
            places.flatmap(
                lambda at: changed(value[at]).map(lambda new: [*value[:at], new, *value[at + 1 :]])
            ),
        ]
    return st.one_of(ways)


def several_times(value):
    """Describe this value with up to three things in it changed."""
    once = changed(value)
    return st.one_of(once, once.flatmap(changed), once.flatmap(changed).flatmap(changed))
