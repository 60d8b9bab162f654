from bondjournal.cli import console
from bondjournal.cli.plain.questions import steps


def asking(*outcomes):
    """Make questions of which each call gives the next outcome; note which were asked."""
    asked = []
    left = {name: list(given) for name, given in outcomes}

    def question(name):
        def ask():
            asked.append(name)
            outcome = left[name].pop(0)
            if outcome == "back":
                raise console.WentBack
            return outcome

        return ask

    return asked, [question(name) for name, _ in outcomes]


def test_questions_are_asked_in_turn():
    asked, questions = asking(("a", [True]), ("b", [True]))
    assert steps(*questions)
    assert asked == ["a", "b"]


def test_back_returns_to_the_last_one_that_was_asked():
    asked, questions = asking(
        ("a", [True, True]), ("not needed", [False, False]), ("c", ["back", True])
    )
    assert steps(*questions)
    assert asked == ["a", "not needed", "c", "a", "not needed", "c"]


def test_back_passes_over_what_is_not_needed_any_more():
    asked, questions = asking(
        ("a", [True, True]), ("b", [True, False, True]), ("c", ["back", True])
    )
    assert steps(*questions)
    assert asked == ["a", "b", "c", "b", "a", "b", "c"]


def test_what_stands_before_the_start_is_reached_by_back():
    asked, questions = asking(("a", [True]), ("b", ["back", True]))
    assert steps(*questions, start=1)
    assert asked == ["b", "a", "b"]


def test_back_from_the_first_leaves():
    asked, questions = asking(("not needed", [False]), ("a", ["back"]))
    assert not steps(*questions)
    assert asked == ["not needed", "a"]
