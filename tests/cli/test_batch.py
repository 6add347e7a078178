"""koppel batch: many inputs, apart from each other; its lines, its manifests, whom it names."""

import json
import os
import re
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.batches import lines, redone, sized, small_markets, tree, undisturbed_batch, write_manifest  # noqa: E402
from support.koppel_cli import ROOT, SCENARIO, koppel, on_terminal, read_json, read_list, write_market  # noqa: E402

COUNT = 120


@pytest.fixture(scope="module")
def markets(tmp_path_factory):
    return undisturbed_batch(tmp_path_factory.mktemp("batch"), COUNT)


# ---- what a batch leaves ------------------------------------------------------------------------------------------------------


def test_one_line_per_input_in_their_order_and_exit_7_in_part(markets):
    _, broken, run, out = markets
    assert run.returncode == 7, run.stderr
    told = lines(out)
    assert [line["name"] for line in told] == [f"markt-{number:04}" for number in range(COUNT)]
    assert [line["status"] for line in told].count("done") == COUNT - broken and broken >= 3
    assert {line["exit_code"] for line in told if line["status"] == "invalid"} == {3}
    assert {path.name for path in out.iterdir()} == {line["folder"] for line in told} | {"batch.ndjson"}
    for line in told:
        names = {path.name for path in (out / line["folder"]).iterdir()}
        findings = read_json(out / line["folder"] / "findings.json")
        assert sum(line["findings"].values()) == len(findings)
        if line["status"] == "invalid":
            assert names == {"findings.json"} and line["severities"]["error"] > 0 and "objective" not in line
        else:
            assert {"result.json", "bellijst.csv", "bellijst.xlsx", "voorstel.html", "manifest.json"} <= names
    assert f"{COUNT} invoeren" in run.stdout and "batch.ndjson" in run.stdout


def test_an_input_of_a_batch_comes_to_what_match_makes_of_it(markets, tmp_path):
    manifest, _, _, out = markets
    for line in lines(out)[:8]:
        run = koppel("match", manifest.parent / "markten" / f"{line['name']}.json", "--seed", 7, "-o", tmp_path / line["name"])
        assert run.returncode == line["exit_code"]
        mine, theirs = tmp_path / line["name"], out / line["folder"]
        for name in ("result.json", "bellijst.csv", "bellijst.xlsx", "niet-gekoppeld.csv", "voorstel.html"):
            assert (mine / name).read_bytes() == (theirs / name).read_bytes()
        result = read_json(mine / "result.json")
        assert (line["counts"]["matched"], line["counts"]["served"]) == (result["objective"]["matched"], result["objective"]["served"])
        assert {key: result["objective"][key] for key in ("weight", "bound", "gap")} == line["objective"]


def test_lines_and_manifests_keep_to_their_schemas(markets):
    schema = lambda name: Draft202012Validator(read_json(ROOT / "data" / "schema" / f"{name}.schema.json"))
    manifest, _, _, out = markets
    for line in lines(out):
        schema("batch-line").validate(line)
    schema("batch").validate(read_json(manifest))


def test_the_example_of_the_documentation_is_a_manifest():
    yaml = pytest.importorskip("yaml")
    text = (ROOT / "data" / "schema" / "batch.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    Draft202012Validator(read_json(ROOT / "data" / "schema" / "batch.schema.json")).validate(yaml.safe_load(shown))


def test_the_summary_adds_up(markets, tmp_path):
    manifest, broken, _, out = markets
    run = koppel("batch", manifest, "-o", out, "--json", "--stats", tmp_path / "stats.json")
    assert run.returncode == 7 and run.stderr == "[]\n"
    summary = json.loads(run.stdout)
    told = lines(out)
    assert summary["inputs"] == COUNT and summary["exit_code"] == 7
    assert summary["statuses"] == {"done": COUNT - broken, "invalid": broken}
    for key in ("offers", "requests", "edges", "matched", "served"):
        assert summary["counts"][key] == sum(line["counts"].get(key, 0) for line in told)
    assert sum(summary["findings"].values()) == sum(sum(line["findings"].values()) for line in told)
    assert read_json(tmp_path / "stats.json")["sizes"]["offers"] == summary["counts"]["offers"]


@pytest.mark.parametrize("contents,code", [((True, True), 0), ((True, False), 7), ((False, False), 3)])
def test_exit_codes(tmp_path, contents, code):
    for number, good in enumerate(contents):
        small_markets(tmp_path, [f"m{number}"])
        if not good:
            (tmp_path / f"m{number}.json").write_text("{", encoding="utf-8")
    run = koppel("batch", write_manifest(tmp_path / "b.json", ["m0.json", "m1.json"]), "-o", tmp_path / "out")
    assert run.returncode == code


def test_every_way_an_input_can_end_has_its_status(tmp_path):
    small_markets(tmp_path, ["goed"])
    write_market(tmp_path / "kan-niet.json", [{"id": "a", "capacity": {"min": 2, "max": 2}}], [{"id": "x"}])
    sized(tmp_path)
    manifest = write_manifest(
        tmp_path / "b.json",
        ["goed.json", "kan-niet.json", "weg.json", {"input": "groot.json", "options": {"work_limit": 1}},
         {"input": "groot.json", "name": "geen-geheugen", "options": {"memory_mb": 12}}],
    )
    run = koppel("batch", manifest, "-o", tmp_path / "out", "--threads", 2)
    assert run.returncode == 7
    assert [(line["name"], line["status"], line["exit_code"]) for line in lines(tmp_path / "out")] == [
        ("goed", "done", 0), ("kan-niet", "cannot_be_met", 4), ("weg", "invalid", 3), ("groot", "limit", 5), ("geen-geheugen", "crashed", 1),
    ]
    assert lines(tmp_path / "out")[4]["cause"] == "out_of_memory"
    assert (tmp_path / "out" / "kan-niet" / "voorstel.html").exists() and not (tmp_path / "out" / "kan-niet" / "bellijst.csv").exists()
    assert read_json(tmp_path / "out" / "weg" / "findings.json")[0]["file"] == "weg.json"


# ---- manifests ----------------------------------------------------------------------------------------------------------------


def test_yaml_and_json_say_the_same(tmp_path):
    small_markets(tmp_path, ["een", "twee"])
    entries = [{"input": "een.json", "name": "Eén", "options": {"seed": 5, "locale": "fr"}}, "tw*.json"]
    write_manifest(tmp_path / "b.json", entries, strategy="max_weight", options={"time_limit": 2.5, "pseudonyms": True})
    (tmp_path / "b.yaml").write_text(
        "schema: koppel/batch/1\nstrategy: max_weight\noptions: { time_limit: 2.5, pseudonyms: true }\ninputs:\n"
        "  - input: een.json\n    name: Eén\n    options: { seed: 5, locale: fr }\n  - tw*.json\n", encoding="utf-8",
    )
    for name in ("b.json", "b.yaml"):
        assert koppel("batch", tmp_path / name, "-o", tmp_path / f"out-{name}").returncode == 0
    assert tree(tmp_path / "out-b.json") == tree(tmp_path / "out-b.yaml")
    manifests = {line["name"]: read_json(tmp_path / "out-b.json" / line["folder"] / "manifest.json") for line in lines(tmp_path / "out-b.json")}
    assert (manifests["Eén"]["seed"], manifests["Eén"]["language"]) == (5, "fr")
    assert (manifests["twee"]["seed"], manifests["twee"]["language"], manifests["twee"]["strategy"]) == (1, "nl", "max_weight")


def test_the_command_line_counts_before_the_manifest(tmp_path):
    small_markets(tmp_path, ["een"])
    manifest = write_manifest(tmp_path / "b.json", [{"input": "een.json", "strategy": "max_served_max_weight", "options": {"seed": 5}}])
    assert koppel("batch", manifest, "-o", tmp_path / "out", "--seed", 6, "--strategy", "max_weight", "--locale", "en").returncode == 0
    made = read_json(tmp_path / "out" / "een" / "manifest.json")
    assert (made["seed"], made["strategy"], made["language"]) == (6, "max_weight", "en")


def test_all_faults_of_a_manifest_at_once(tmp_path):
    (tmp_path / "b.yaml").write_text(
        "schema: koppel/batch/2\nstrateegy: x\noptions: { seed: -1, locale: de, memory: 5 }\ninputs:\n"
        "  - { pattern: '*.json', input: a }\n  - { offers: a.csv }\n  - [ a ]\n  - { input: b, strict: yes }\n", encoding="utf-8",
    )
    run = koppel("batch", tmp_path / "b.yaml", "-o", tmp_path / "out", "--json")
    assert run.returncode == 3 and not (tmp_path / "out").exists()
    told = [(finding["code"], finding["row"], finding["field"]) for finding in json.loads(run.stderr)]
    assert sorted(told) == sorted([
        ("wrong_schema", 1, "schema"), ("unknown_key", 2, "strateegy"), ("number_out_of_range", 3, "options.seed"),
        ("unknown_choice", 3, "options.locale"), ("unknown_key", 3, "options.memory"), ("missing_field", 5, "inputs[0]"),
        ("missing_field", 6, "inputs[1]"), ("wrong_type", 7, "inputs[2]"), ("unknown_key", 8, "inputs[3].strict"),
    ])


def test_patterns(tmp_path):
    small_markets(tmp_path / "in" / "10", ["gent", "aalst", ".verborgen"])
    small_markets(tmp_path / "in" / "11" / "diep", ["gent"])
    for name in ("een", "twee"):
        small_markets(tmp_path / "scenario" / name, ["market"])
        (tmp_path / "scenario" / name / "profile.yaml").write_text("schema: koppel/profile/1\ninputs: { market: market.json }\n", encoding="utf-8")
    (tmp_path / "scenario" / "lees.txt").write_text("no folder", encoding="utf-8")
    names = lambda: [line["name"] for line in lines(tmp_path / "out")]
    both = [{"pattern": "in/10/*.json", "prefix": "oktober/"}, {"pattern": "in/**/gent.json", "prefix": "alle/"}, "scenario/*/"]
    for _ in range(2):  # the second time the output stands among the inputs, and is none
        assert koppel("batch", write_manifest(tmp_path / "b.json", both), "-o", tmp_path / "out").returncode == 0
        assert names() == ["oktober/aalst", "oktober/gent", "alle/10/gent", "alle/11/diep/gent", "een", "twee"]
        assert koppel("batch", write_manifest(tmp_path / "c.json", ["**/market.json", "**/?ent.json"]), "-o", tmp_path / "in" / "uit").returncode == 0
        assert [line["name"] for line in lines(tmp_path / "in" / "uit")] == [
            "scenario/een/market", "scenario/twee/market", "in/10/gent", "in/11/diep/gent"]


def test_two_exports_and_a_scenario(tmp_path):
    (tmp_path / "aanbod.csv").write_text("id;themes;capacity.max\nm1;mobiliteit;2\n", encoding="utf-8")
    (tmp_path / "vragen.csv").write_text("id;themes\nr1;mobiliteit\nr2;mobiliteit\n", encoding="utf-8")
    manifest = write_manifest(tmp_path / "b.json", [
        {"name": "wijk", "offers": "aanbod.csv", "requests": "vragen.csv"}, {"input": os.path.relpath(SCENARIO, tmp_path), "name": "ploeg"}])
    assert koppel("batch", manifest, "-o", tmp_path / "out").returncode == 0
    wijk, ploeg = lines(tmp_path / "out")
    assert wijk["counts"]["served"] == 2 and ploeg["counts"]["offers"] == 140
    assert {Path(path).name for path in ploeg["files"]} >= {"profile.yaml", "aanbod-limesurvey.csv", "decisions.csv"}


NAMES = [
    "gewoon", "Gewoon", "GEWOON", "a/b", "a--b", "../weg", "..", ".", ".verborgen", "-rf", "spatie in naam", "één", "Één", "een", "CON", "con.json.x",
    "nul", "batch.ndjson", "batch.journal", "x" * 300, "x" * 299 + "y", "eind.", "tab\tnaam", "nieuwe\nlijn", "vraag?*|<>:\"\\", "emoji 🚲", "שלום", "/", "naam-0123456789ab",
]


def folders_of(names, tmp_path, where):
    small_markets(tmp_path, ["m"])
    manifest = write_manifest(tmp_path / "b.json", [{"input": "m.json", "name": name} for name in names])
    run = koppel("batch", manifest, "-o", tmp_path / where, "--threads", 2)
    assert run.returncode == 0, run.stderr
    told = lines(tmp_path / where)
    assert [line["name"] for line in told] == names
    assert {path.name for path in (tmp_path / where).iterdir()} == {line["folder"] for line in told} | {"batch.ndjson"}
    return {line["name"]: line["folder"] for line in told}


def test_names_become_safe_folders_of_their_own(tmp_path):
    folders = folders_of(NAMES, tmp_path, "out")
    assert len({folder.casefold() for folder in folders.values()}) == len(NAMES)
    for folder in folders.values():
        assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}", folder) and not folder.endswith(".")
        assert folder.split(".")[0].casefold() not in ("con", "nul", "prn", "aux")
    assert folders["gewoon"] == "gewoon" and folders["a/b"] == "a--b" and folders["één"].startswith("een-")
    # Whoever else is there does not change a folder, nor does the order.
    fewer = folders_of([name for name in NAMES[::-1] if "w" not in name.casefold()], tmp_path, "fewer")
    assert all(folders[name] == folder for name, folder in fewer.items())


def test_a_file_name_that_is_no_utf_8(tmp_path):
    small_markets(tmp_path, ["m"])
    os.rename(tmp_path / "m.json", os.fsencode(tmp_path) + b"/gemeente-\xe9\xe9n.json")
    manifest = write_manifest(tmp_path / "b.json", ["gem*.json"])
    run = koppel("batch", manifest, "-o", tmp_path / "out")
    assert run.returncode == 0 and lines(tmp_path / "out")[0]["name"] == "gemeente-%E9%E9n"
    assert redone(manifest, tmp_path / "out") == set()


# ---- people -------------------------------------------------------------------------------------------------------------------


def test_names_and_contacts_stand_in_the_call_lists_only(tmp_path):
    small_markets(tmp_path, ["een", "twee"])
    secrets = ["Zwaantje Sleutelnaam", "zwaantje@voorbeeld.example"]
    for name in ("een", "twee"):
        key = tmp_path / f"{name}.key.csv"
        key.write_text(f"side;id;name;email\noffer;a;{secrets[0]};{secrets[1]}\noffer;b;{secrets[0]} B;\n", encoding="utf-8")
        os.chmod(key, 0o600)
    (tmp_path / "twee.json").write_text("{", encoding="utf-8")
    manifest = write_manifest(tmp_path / "b.json", ["*.json"])
    manifest.rename(tmp_path / "b.manifest")
    run = koppel("batch", tmp_path / "b.manifest", "-o", tmp_path / "out", "--stats", tmp_path / "out" / "stats.json")
    assert run.returncode == 7
    assert {row["naam"] for row in read_list(tmp_path / "out" / "een" / "bellijst.csv")} & {secrets[0], secrets[0] + " B"}
    texts = {"stdout": run.stdout, "stderr": run.stderr}
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file() and not path.name.startswith("bellijst") and path.name not in ("niet-gekoppeld.csv", "voorstel-intern.html"):
            texts[str(path)] = path.read_bytes().decode("utf-8", "replace")
    assert len(texts) > 8 and not [place for place, text in texts.items() for secret in secrets if secret in text]


def test_progress_with_the_time_left_on_a_terminal_and_nowhere_else(markets, tmp_path):
    manifest, _, run, _ = markets
    assert run.stderr == ""
    shown = on_terminal("batch", manifest, "-o", tmp_path / "out", "--locale", "en", stream="stderr", code=7)
    assert re.search(r"\d+ of 120, \d+ not done, \d:\d\d left", shown), shown[-300:]


def test_memory_does_not_grow_with_the_number_of_inputs(tmp_path):
    peaks = []
    for count in (20, 400):
        folder = tmp_path / str(count)
        small_markets(folder, [f"m{number}" for number in range(count)] if count < 100 else ["m0"])
        names = [f"m{number}.json" for number in range(count)] if count < 100 else [{"input": "weg.json", "name": f"n{number}"} for number in range(count)]
        koppel("batch", write_manifest(folder / "b.manifest", names), "-o", folder / "out", "--threads", 2, "--stats", folder / "stats.json")
        assert len(lines(folder / "out")) == count
        peaks.append(read_json(folder / "stats.json")["peak_memory_mb"])
    assert peaks[1] < peaks[0] + 4, peaks


@pytest.mark.parametrize("locale,one,many", [("nl", ["1 invoer: 1 klaar", "1 van 1 verzoek geholpen, 1 koppeling\n"], ["2 invoeren: ", "2 van 2 verzoeken geholpen, 2 koppelingen\n"]),
                                             ("en", ["1 input: ", "1 of 1 request served, 1 pair\n"], ["2 inputs: ", "2 of 2 requests served, 2 pairs\n"]),
                                             ("fr", ["1 entrée: ", "1 demande servie sur 1, 1 couple\n"], ["2 entrées: ", "2 demandes servies sur 2, 2 couples\n"])])
def test_the_summary_goes_with_its_numbers(tmp_path, locale, one, many):
    for names, expected in ((["een"], one), (["een", "twee"], many)):
        small_markets(tmp_path, names)
        manifest = write_manifest(tmp_path / "b.json", [f"{name}.json" for name in names])
        run = koppel("batch", manifest, "-o", tmp_path / f"out{len(names)}", "--locale", locale)
        assert run.returncode == 0 and all(part in run.stdout for part in expected), run.stdout
