"""Exports in people's own words, over two days: lists in free text, words that nobody offers, and drafts that a person completes."""

import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json  # noqa: E402

# A repair café: whole answers never come back, what stands between the commas does.
REPAIRERS = ["solderen, gazontrimmers, kettingen spannen", "naaien, pc's", "hout lijmen", "fietsen herstellen, lampen",
             "koffiezetters en naaien", "breien", "messen slijpen", "stoelen matten"]
BROKEN = {"kettingen spannen": 1, "broek inkorten, rits": 0, "fietsen herstellen": 1, "wekker": 0, "naaien": 1, "stoel": 0,
          "beeldscherm": 0, "hout lijmen, kast": 1, "lampen en messen slijpen": 1}


def write(folder, name, heading, rows):
    (folder / name).write_text(heading + "\n" + "".join(row + "\n" for row in rows), encoding="utf-8")


def repair_cafe(folder, repairers=REPAIRERS, broken=tuple(BROKEN)):
    write(folder, "aanbod.csv", "Naam;E-mail;Wat kan je herstellen?",
          [f"Hersteller{i} Proef;h{i}@example.org;{text}" for i, text in enumerate(repairers)])
    write(folder, "vragen.csv", "Naam;E-mail;Waarmee kunnen we helpen?",
          [f"Bezoeker{i} Voorbeeld;b{i}@example.org;{text}" for i, text in enumerate(broken)])


def match(folder, *more, code=0):
    run = koppel("match", "aanbod.csv", "vragen.csv", "-o", "uit", *more, cwd=folder, stdin=subprocess.DEVNULL)
    assert run.returncode == code, run.stderr
    return run


def served(folder, out="uit"):
    return len(read_json(folder / out / "result.json")["assignments"])


def words(folder):
    text = (folder / "koppel-profiel" / "skills.yaml").read_text(encoding="utf-8")
    return set(re.findall(r'labels: \{ nl: "([^"]*)"', text))


def test_lists_whose_parts_come_back_are_parted_though_no_whole_answer_does(tmp_path):
    repair_cafe(tmp_path)
    run = match(tmp_path)
    assert served(tmp_path) == sum(BROKEN.values())
    assert {"solderen", "kettingen spannen", "naaien", "lampen", "messen slijpen", "hout lijmen", "kast"} <= words(tmp_path)
    # naaien, kettingen spannen, fietsen herstellen, hout lijmen, lampen and messen slijpen are offered; broek inkorten, rits, wekker, stoel,
    # beeldscherm and kast are not.
    assert read_json(tmp_path / "uit" / "result.json")["understood"]["offered"] == {"read": 6, "asked": 12}
    assert "6 van 12 in woorden van het aanbod" in run.stdout


def test_a_comma_inside_an_answer_that_comes_back_as_it_is_parts_nothing(tmp_path):
    option = "Verkeer, parkeren en tram"
    write(tmp_path, "aanbod.csv", "Naam;E-mail;Waar ben je goed in?",
          [f"Helper{i} Proef;h{i}@example.org;{text}" for i, text in enumerate([option, option, "groen", "wonen"])])
    write(tmp_path, "vragen.csv", "Naam;E-mail;Welke hulp zoek je?",
          [f"Vrager{i} Voorbeeld;v{i}@example.org;{text}" for i, text in enumerate([option, option, "groen"])])
    match(tmp_path)
    assert "parkeren" not in words(tmp_path) and served(tmp_path) == 3


def test_sentences_with_commas_are_no_lists(tmp_path):
    sentence = "Ik zou graag iemand vinden die mij leert naaien, liefst op een rustig moment in de week, want ik werk"
    write(tmp_path, "aanbod.csv", "Naam;E-mail;Waar ben je goed in?",
          [f"Helper{i} Proef;h{i}@example.org;{text}" for i, text in enumerate(["naaien", "koken", "naaien"])])
    write(tmp_path, "vragen.csv", "Naam;E-mail;Welke hulp zoek je?",
          [f"Vrager{i} Voorbeeld;v{i}@example.org;{text}" for i, text in enumerate([sentence, "koken", "naaien"])])
    match(tmp_path)
    assert not any("rustig moment" in word for word in words(tmp_path) if "," not in word)


def test_words_that_stand_on_one_side_only_are_said_first_and_beside_the_proof(tmp_path):
    repair_cafe(tmp_path, broken=["kettingen spannen", "wekker", "radio", "stoel", "beeldscherm", "kast", "stofzuiger"])
    run = match(tmp_path)
    assert run.stdout.startswith("Let op: van 7 gevraagde vaardigheden staat er 1 bij het aanbod")
    proof = next(line for line in run.stdout.splitlines() if line.startswith("Nagerekend"))
    assert "1 van de 7 wel" in proof
    for locale, beginning in (("en", "Mind: of 7 skills asked for, 1 is among the offers"),
                              ("fr", "Attention : sur 7 compétences demandées, 1 figure dans l'offre")):
        assert match(tmp_path, "--locale", locale).stdout.startswith(beginning)
    assert koppel("verify", "aanbod.csv", "vragen.csv", "uit/result.json", cwd=tmp_path).returncode == 0


def test_where_all_that_is_asked_is_offered_nothing_is_said(tmp_path):
    repair_cafe(tmp_path, broken=["kettingen spannen", "naaien", "lampen"])
    run = match(tmp_path)
    assert "offered" not in read_json(tmp_path / "uit" / "result.json")["understood"] and "in woorden van het aanbod" not in run.stdout


def test_new_answers_on_the_second_day_become_words_and_her_edits_stay(tmp_path):
    repair_cafe(tmp_path)
    match(tmp_path)
    file = tmp_path / "koppel-profiel" / "skills.yaml"
    hers = file.read_text(encoding="utf-8").replace('labels: { nl: "stoelen matten" }',
                                                    'labels: { nl: "stoelen matten" }, synonyms: [ "stoel", "kast" ]')
    hers = "".join(line for line in hers.splitlines(keepends=True) if 'id: "stoel"' not in line and 'id: "kast"' not in line)
    file.write_text(hers, encoding="utf-8")
    repair_cafe(tmp_path, repairers=[*REPAIRERS, "zonnewering"], broken=[*BROKEN, "zonnewering", "broeken inkorten", "piano stemmen"])
    run = match(tmp_path)
    assert "[words_grown]" in run.stderr and "[draft_used]" in run.stderr
    grown = file.read_text(encoding="utf-8")
    assert grown.startswith(hers), "what she wrote stands as she left it"
    assert {"zonnewering", "piano stemmen"} <= words(tmp_path)
    assert "broeken inkorten" not in words(tmp_path), "a word that was there, in another number"
    # The stool is served, too, as she said; of the new requests the blind is.
    assert served(tmp_path) == sum(BROKEN.values()) + 2
    first = (tmp_path / "uit" / "result.json").read_bytes()
    assert koppel("verify", "aanbod.csv", "vragen.csv", "uit/result.json", cwd=tmp_path).returncode == 0
    again = match(tmp_path)
    assert "[words_grown]" not in again.stderr and (tmp_path / "uit" / "result.json").read_bytes() == first
    assert file.read_text(encoding="utf-8") == grown


def test_verify_and_check_write_nothing_into_the_draft(tmp_path):
    repair_cafe(tmp_path)
    match(tmp_path)
    before = (tmp_path / "koppel-profiel" / "skills.yaml").read_bytes()
    repair_cafe(tmp_path, broken=[*BROKEN, "zonnewering"])
    assert koppel("check", "aanbod.csv", "vragen.csv", cwd=tmp_path).returncode == 0
    assert (tmp_path / "koppel-profiel" / "skills.yaml").read_bytes() == before


# ---- drafts that a person completes ---------------------------------------------------------------------------------------------


def complete(folder):
    """Does what the comments say, and nothing else: looks at what is proposed, then takes the marks away."""
    for path in sorted((folder / "koppel-profiel").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        lines = [re.sub(r"\s*# BESLIS:.*", "", line) for line in text.splitlines()]
        path.write_text("\n".join(line for line, old in zip(lines, text.splitlines()) if line or not old) + "\n", encoding="utf-8")


UNSURE = "Naam;E-mailadres;Dit en dat\nAn Proef;an@example.org;koken\nBo Proef;bo@example.org;tuinieren\nCy Proef;cy@example.org;koken\n"


def test_a_draft_that_was_completed_as_its_comments_say_runs(tmp_path):
    for mail in (True, False):  # with an address that stands for the person, and without
        folder = tmp_path / str(mail)
        folder.mkdir()
        (folder / "aanbod.csv").write_text(UNSURE, encoding="utf-8")
        write(folder, "vragen.csv", f"Naam contactpersoon;{'E-mailadres;' if mail else ''}Alles wat u kwijt wil",
              [f"Ed Voorbeeld;{'ed@example.org;' if mail else ''}koken", f"Di Voorbeeld;{'di@example.org;' if mail else ''}poetsen"])
        first = match(folder, "--no-ask", code=3)
        assert "koppel-profiel/profile.yaml" in first.stderr and "koppel-profiel/skills.yaml" in first.stderr
        assert "skills.yaml" in (folder / "koppel-profiel" / "profile.yaml").read_text(encoding="utf-8")
        assert "BESLIS" in (folder / "koppel-profiel" / "aanbod.mapping.yaml").read_text(encoding="utf-8")
        complete(folder)
        run = match(folder)
        assert "[draft_used]" in run.stderr and served(folder) == 1, mail
        assert koppel("verify", "aanbod.csv", "vragen.csv", "uit/result.json", cwd=folder).returncode == 0


def test_a_column_of_telephone_numbers_is_no_id_whatever_it_is_called(tmp_path):
    for heading, numbers in (("Nummer", ["0470 00 00 01", "0470 00 00 02"]), ("Nr", ["470000001", "470000002"]),
                             ("Numéro", ["+32 470 00 00 01", "0032470000002"])):
        write(tmp_path, "aanbod.csv", f"Naam;{heading};Waar ben je goed in?",
              [f"An Proef;{numbers[0]};koken", f"Bo Proef;{numbers[1]};naaien"])
        write(tmp_path, "vragen.csv", f"Naam contactpersoon;{heading};Welke hulp zoek je?",
              [f"{name};{number.replace('47', '48')};{what}" for name, number, what in
               (("Ed Voorbeeld", numbers[0], "koken"), ("Di Voorbeeld", numbers[1], "naaien"))])
        run = match(tmp_path, "--redraft")
        assert served(tmp_path) == 2 and "id_is_personal" not in run.stderr
        assert f'phone: "{heading}"' in (tmp_path / "koppel-profiel" / "aanbod.mapping.yaml").read_text(encoding="utf-8")


# ---- cells ------------------------------------------------------------------------------------------------------------------------


def market(folder):
    run = koppel("import", "koppel-profiel", "-o", "markt.json", "--force", cwd=folder)
    assert run.returncode == 0, run.stderr
    return read_json(folder / "markt.json")


def test_rows_that_do_not_count_for_now_and_words_that_nobody_knows(tmp_path):
    states = ["actief", "op pauze", "ziek", "overleden", "verhuisd", "gekoppeld", "slapend", ""]
    write(tmp_path, "aanbod.csv", "Naam;E-mail;Waar ben je goed in?;Status",
          [f"Helper{i} Proef;h{i}@example.org;koken;{state}" for i, state in enumerate(states)])
    write(tmp_path, "vragen.csv", "Naam;E-mail;Welke hulp zoek je?", ["Ed Voorbeeld;ed@example.org;koken", "Di Voorbeeld;di@example.org;koken"])
    run = match(tmp_path)
    assert len(market(tmp_path)["offers"]) == 3, "active, asleep, and who did not say"
    said = [line for line in run.stderr.splitlines() if "[state_unknown]" in line]
    assert len(said) == 1 and "slapend" in said[0]


def test_states_in_french_and_english(tmp_path):
    for states in (["actif", "en pause", "malade", "décédée", "déménagé", "jumelé"], ["active", "on hold", "ill", "deceased", "moved", "matched"]):
        write(tmp_path, "aanbod.csv", "Naam;E-mail;Waar ben je goed in?;Status",
              [f"Helper{i} Proef;h{i}@example.org;koken;{state}" for i, state in enumerate(states)])
        write(tmp_path, "vragen.csv", "Naam;E-mail;Welke hulp zoek je?", ["Ed Voorbeeld;ed@example.org;koken"])
        match(tmp_path, "--redraft")
        assert len(market(tmp_path)["offers"]) == 1, states


def test_a_point_that_parts_thousands_is_no_decimal_mark(tmp_path):
    write(tmp_path, "aanbod.csv", "Naam;E-mail;Wat kan je uitlenen?;Hoeveel aanvragen kan je aan?",
          ["An Proef;an@example.org;stoelen;1.000", "Bo Proef;bo@example.org;tafels;12", "Cy Proef;cy@example.org;tenten;onbeperkt"])
    write(tmp_path, "vragen.csv", "Naam;E-mail;Wat zoek je?",
          [f"Vrager{i} Voorbeeld;v{i}@example.org;{thing}" for i, thing in enumerate(["stoelen", "tafels", "tenten", "tenten"])])
    run = match(tmp_path)
    assert "[thousands_read]" in run.stderr and "[unlimited_read]" in run.stderr
    places = sorted(offer["capacity"]["max"] for offer in market(tmp_path)["offers"])
    assert places == [4, 12, 1000], "without a limit: as many as there are requests"


def test_a_town_that_is_not_where_the_postcode_is_is_said(tmp_path):
    write(tmp_path, "aanbod.csv", "Naam;E-mail;Waar ben je goed in?;Postcode;Gemeente",
          ["An Proef;an@example.org;koken;2800;Mechelen", "Bo Proef;bo@example.org;koken;9000;Mechelen",
           "Cy Proef;cy@example.org;naaien;9000;Gentbrugge", "Do Proef;do@example.org;naaien;2060;Antwerpen"])
    write(tmp_path, "vragen.csv", "Naam;E-mail;Welke hulp zoek je?;Postcode;Gemeente",
          ["Ed Voorbeeld;ed@example.org;koken;2800;Mechelen", "Di Voorbeeld;di@example.org;naaien;9050;Gent"])
    run = match(tmp_path)
    said = [line for line in run.stderr.splitlines() if "[place_contradicts]" in line]
    assert len(said) >= 1 and all("aanbod.csv" in line for line in said), run.stderr
    postcodes = sorted(offer["place"]["postcode"] for offer in market(tmp_path)["offers"])
    assert postcodes == ["2060", "2800", "9000", "9050"]


# ---- two forms of other trades, with the market that a careful person reads in them ------------------------------------------------


def read_by_koppel(folder, side):
    """Each row of the market as a person would say it."""
    labels = dict(re.findall(r'id: "([^"]*)", labels: \{ \w\w: "([^"]*)"', (folder / "koppel-profiel" / "skills.yaml").read_text(encoding="utf-8")))
    rows = {}
    for row in market(folder)[side]:
        terms = row["skills"] if side == "offers" else row["needs"]
        slots = row.get("slots", [])
        rows[row["id"]] = (sorted(labels[term] for term in terms), row["place"]["postcode"], " ".join(slots) if len(slots) < 4 else len(slots),
                           *([row["capacity"]["max"]] if side == "offers" else []))
    return rows


def test_a_form_for_lending_tools(tmp_path):
    head = "ID;Begintijd;Tijd van voltooien;E-mail;Naam;"
    times = "2026-10-01 09:00:00;2026-10-01 09:05:00;anonymous;;"
    write(tmp_path, "aanbod.csv", head + "Welk gereedschap leen je uit?;Postcode;Gemeente;Wanneer kan men het afhalen?;Hoeveel ontleningen per maand?", [
        f"g1;{times}boormachine, ladder, kruiwagen;2018;Antwerpen;dinsdag na 18u;4",
        f"g2;{times}hogedrukreiniger;2060;Antwerpen;elke avond behalve zondag;onbeperkt",
        f'g3;{times}"ladder; schuurmachine";2100;Deurne;zaterdag 10u-12u;2',
        f"g4;{times}steekkar, boormachine;2140;Borgerhout;di 14u-16u;1",
        f"g5;{times}heggenschaar en bladblazer;2600;Berchem;weekend;3"])
    write(tmp_path, "vragen.csv", head + "Wat wil je lenen?;Postcode;Gemeente;Wanneer heb je het nodig?", [
        f"v1;{times}boormachine;2018;Antwerpen;dinsdag 15u", f"v2;{times}ladders;2060;Antwerpen;zaterdag",
        f"v3;{times}heggenschaar;2600;Berchem;zondagnamiddag", f"v4;{times}aanhangwagen;2100;Deurne;weekend",
        f"v5;{times}hogedrukreiniger, ladder;2140;Borgerhout;vrijdag"])
    match(tmp_path)
    assert read_by_koppel(tmp_path, "offers") == {
        "g1": (["boormachine", "kruiwagen", "ladder"], "2018", "tue-eve", 4), "g2": (["hogedrukreiniger"], "2060", 6, 5),
        "g3": (["ladder", "schuurmachine"], "2100", "sat-mor", 2), "g4": (["boormachine", "steekkar"], "2140", "tue-aft", 1),
        "g5": (["bladblazer", "heggenschaar"], "2600", 6, 3)}
    assert read_by_koppel(tmp_path, "requests") == {
        "v1": (["boormachine"], "2018", "tue-aft"), "v2": (["ladder"], "2060", "sat-aft sat-eve sat-mor"), "v3": (["heggenschaar"], "2600", "sun-aft"),
        "v4": (["aanhangwagen"], "2100", 6), "v5": (["hogedrukreiniger", "ladder"], "2140", "fri-aft fri-eve fri-mor")}
    # The trailer is lent by nobody; all others find somebody at their moment.
    assert served(tmp_path) == 4


def test_a_limesurvey_for_help_with_homework(tmp_path):
    head = "id. Antwoord-ID;submitdate. Datum ingestuurd;startlanguage. Starttaal;"
    write(tmp_path, "aanbod.csv", head + "G01Q01. Hoe heet je?;G01Q02. Voor welke vakken kan je helpen?;G01Q03. Wanneer kan je?;"
          "G01Q04. Postcode;G01Q05. Hoeveel kinderen kan je begeleiden?", [
              "1;2026-10-01 09:00:00;nl;Mia Voorbeeld;wiskunde, fysica;woensdagnamiddag;9000;2",
              "2;2026-10-01 10:00:00;nl;Tom Voorbeeld;Frans, Engels;ma en do 16u-18u;9050;1",
              "3;2026-10-02 09:00:00;nl;Els Voorbeeld;wiskunde en chemie;zaterdag 10u;9000;1",
              "4;2026-10-03 09:00:00;nl;Jan Voorbeeld;geschiedenis;weekdagen behalve vrijdag;9040;2"])
    write(tmp_path, "vragen.csv", head + "G01Q01. Naam ouder;G01Q02. Voor welk vak zoek je hulp?;G01Q03. Wanneer past het?;G01Q04. Postcode", [
        "1;2026-10-05 09:00:00;nl;An Fictief;wiskunde;woensdag 14u;9000", "2;2026-10-05 10:00:00;nl;Bo Fictief;frans;maandag 17u;9050",
        "3;2026-10-06 09:00:00;nl;Cy Fictief;chemie, fysica;zaterdagvoormiddag;9000", "4;2026-10-06 10:00:00;nl;Do Fictief;aardrijkskunde;dinsdagavond;9040"])
    match(tmp_path)
    assert read_by_koppel(tmp_path, "offers") == {
        "1": (["fysica", "wiskunde"], "9000", "wed-aft", 2), "2": (["Engels", "Frans"], "9050", "mon-aft thu-aft", 1),
        "3": (["chemie", "wiskunde"], "9000", "sat-mor", 1), "4": (["geschiedenis"], "9040", 12, 2)}
    assert read_by_koppel(tmp_path, "requests") == {
        "1": (["wiskunde"], "9000", "wed-aft"), "2": (["Frans"], "9050", "mon-aft"), "3": (["chemie", "fysica"], "9000", "sat-mor"),
        "4": (["aardrijkskunde"], "9040", "tue-eve")}
    assert served(tmp_path) == 3


def test_french_exports_are_answered_in_french(tmp_path):
    write(tmp_path, "aanbod.csv", "ID;Nom;Quels outils prêtez-vous ?;Code postal;Quand peut-on les retirer ?;Nombre de prêts par mois", [
        "1;Ana Exemple;perceuse, échelle;4000;le samedi matin;2", "2;Léo Exemple;tondeuse;4020;en semaine;1", "3;Zoé Exemple;ponceuse, échelle;4030;toujours;3"])
    write(tmp_path, "vragen.csv", "ID;Nom;Quel outil voulez-vous emprunter ?;Code postal;Quand en avez-vous besoin ?", [
        "1;Nour Fictif;échelles;4000;samedi 10h", "2;Sami Fictif;tondeuse;4020;mardi soir", "3;Ines Fictif;perceuse, ponceuse;4030;dimanche"])
    run = match(tmp_path)
    assert run.stdout.startswith("Proposition de couplage") and served(tmp_path) == 3
    assert match(tmp_path, "--locale", "en").stdout.startswith("Proposed matching")


def test_a_market_file_of_own_words_says_which_profile_belongs_to_it(tmp_path):
    repair_cafe(tmp_path)
    match(tmp_path)
    run = koppel("import", "koppel-profiel", "-o", "markt.json", cwd=tmp_path)
    assert run.returncode == 0 and "[profile_belongs]" in run.stderr and "--profile koppel-profiel/profile.yaml" in run.stderr
    assert koppel("match", "markt.json", "--profile", "koppel-profiel/profile.yaml", "-o", "uit2", cwd=tmp_path).returncode == 0
    first, second = (read_json(tmp_path / out / "result.json") for out in ("uit", "uit2"))
    assert first["assignments"] == second["assignments"] and first["understood"] == second["understood"]
