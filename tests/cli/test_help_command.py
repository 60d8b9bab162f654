"""help: what no command is for, without a passphrase and without a journal."""


def test_help_has_its_sentences_where_there_is_no_journal(run, env, vault):
    del env["BONDJOURNAL_PASSPHRASE"]
    env["BONDJOURNAL_VAULT"] += "-nowhere"
    listed = run("help").out.splitlines()
    assert [line.split()[0] for line in listed] == ["hard-things", "shared-computer", "json"]
    shared = run("help", "shared-computer").out
    assert shared.startswith("Someone uses this computer too\nAn opened journal can be read over")
    assert shared.endswith("What would put you at risk is better not kept on this computer.\n")
    assert "It can be a sign that it mattered." in run("help", "hard-things").out
    assert "hard-things, shared-computer, json" in run("help", "kettle", code=1).err


def test_help_shows_the_help_of_a_command(run):
    assert run("help", "list").out == run("list", "--help").out
    assert run("help", "backup", "list").out == run("backup", "list", "--help").out
    assert run("help", "goal").out == run("goal", "--help").out
    assert "There are:" in run("help", "list", "add", code=1).err
