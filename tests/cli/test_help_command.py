"""help: the pages of the manual and what no command is for, without a passphrase or a journal."""

from bondjournal import manual


def test_help_has_its_sentences_where_there_is_no_journal(run, env, vault):
    del env["BONDJOURNAL_PASSPHRASE"]
    env["BONDJOURNAL_VAULT"] += "-nowhere"
    listed = run("help").out.splitlines()
    assert [line.split()[0] for line in listed] == [*manual.TOPICS, "json"]
    assert [line.split()[0] for line in listed][-3:] == ["hard-things", "shared-computer", "json"]
    shared = run("help", "shared-computer").out
    assert shared.startswith("Shared computer\nAn opened journal can be read over")
    assert shared.endswith("What would put you at risk is better not kept on this computer.\n")
    assert "It can be a sign that it mattered." in run("help", "hard-things").out
    assert "hard-things, shared-computer, json" in run("help", "kettle", code=1).err


def test_help_shows_the_help_of_a_command(run):
    assert run("help", "list").out == run("list", "--help").out
    assert run("help", "backup", "list").out == run("backup", "list", "--help").out
    assert run("help", "goal").out == run("goal", "--help").out
    assert "Choose one of:" in run("help", "list", "add", code=1).err


def test_help_reads_the_pages_of_the_manual(run):
    first = run("help", "first-day").out
    assert first.startswith("A first day\n\nType 'bondjournal' in your terminal and press Enter.")
    assert "\n1. Choose a passphrase." in first
    assert "\n    bondjournal list\n" in first
    assert "Your words join the journal when you next open it." in first
    assert run("help", "first", "day").out == first
    assert "writing: Write what you like and keep it." in run("help", "how-it-works").out
    assert "recovery key: It opens the journal if" in run("help", "glossary").out


def test_a_page_comes_before_the_command_of_its_name_and_names_its_help(run):
    page = run("help", "page")
    assert page.out.startswith("The page\n")
    assert page.err == "'bondjournal page --help' shows the help of the command.\n"
    assert run("help", "the-page").out == page.out
    assert run("help", "the-page").err == ""
    assert run("help", "hard-time").out.startswith("A hard time\n")
    assert run("help", "page", "list").out == run("page", "list", "--help").out


def test_at_a_terminal_no_word_is_cut_at_its_edge(typed):
    shown = typed("help", "two-therapists")
    shown.expect("With one therapist you are asked none of this.")
    shown.end()
    assert max(map(len, shown.shown.replace("\r", "").splitlines())) < 80
