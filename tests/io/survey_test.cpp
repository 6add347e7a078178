#include "io/survey/survey.hpp"

#include "base/personal.hpp"
#include "base/sha256.hpp"
#include "io/reading.hpp"
#include "io/survey/codes.hpp"
#include "io/text/cells.hpp"
#include "io/text/dates.hpp"
#include "io/yaml/vocabulary_yaml.hpp"
#include "vocabularies/built_in.hpp"

namespace koppel::io {
namespace {

using test::first;
using test::has;
using test::told;
using test::value;

const Vocabularies& vocabularies() {
  static const Vocabularies all = built_in_vocabularies();
  return all;
}

struct Survey {
  Draft draft;
  Findings mapping_findings;
};

// `mapping` without its first line; the side decides.
Survey read(const std::string& side, const std::string& mapping, const std::string& csv) {
  Survey survey;
  const Mapping read =
      read_mapping("schema: koppel/mapping/1\nside: " + side + "\n" + mapping, "m.yaml", survey.mapping_findings);
  EXPECT_EQ(told(survey.mapping_findings), std::vector<std::string>{});
  read_survey(csv, "test.csv", read, vocabularies(), survey.draft);
  return survey;
}

const std::string id = "read: { separator: \";\", decimal: \",\", date: dd/mm/yyyy }\nid: { column: id }\n";

const Offer& only_offer(const Survey& survey) { return survey.draft.offers.at(0).offer.value; }
const Request& only_request(const Survey& survey) { return survey.draft.requests.at(0).request.value; }

// ---- cells ---------------------------------------------------------------------------------------------------------------------

TEST(Cells, SplitAtSeparatorsOutsideBracketsAndLongestKnownAnswerFirst) {
  const auto known = [](std::string_view text) {
    return text == "Eten, drinken" || text == "Eten, drinken en slapen" || text == "Eten";
  };
  using List = std::vector<std::string>;
  EXPECT_EQ(split_answers("Eten, drinken, Lezen", ",", known), (List{"Eten, drinken", "Lezen"}));
  EXPECT_EQ(split_answers("Lezen, Eten", ",", known), (List{"Lezen", "Eten"}));
  EXPECT_EQ(split_answers("Handel (markt, winkel), Lezen;", ",", known), (List{"Handel (markt, winkel)", "Lezen;"}));
  EXPECT_EQ(split_answers("a;b;", ";", known), (List{"a", "b"}));
  EXPECT_EQ(split_answers("half (open, b", ",", known), (List{"half (open", "b"}));
  EXPECT_EQ(split_answers("a b  c", " ", known), (List{"a", "b", "c"}));
  EXPECT_EQ(split_answers(" , ,", ",", known), List{});
}

TEST(Cells, DatesMustExist) {
  const auto text = [](std::string_view cell, DateOrder order) {
    const auto date = parse_date(cell, order);
    return date ? to_string(date->date) + " " + date->time : "-";
  };
  EXPECT_EQ(text("2/10/2026", DateOrder::day_month_year), "2026-10-02 ");
  EXPECT_EQ(text("2/10/2026", DateOrder::month_day_year), "2026-02-10 ");
  EXPECT_EQ(text("2026-10-02 9:05", DateOrder::day_month_year), "2026-10-02 09:05:00");
  EXPECT_EQ(text("2026-10-02T14:30:15+02:00", DateOrder::year_month_day), "2026-10-02 14:30:15");
  EXPECT_EQ(text("29.02.2028", DateOrder::day_month_year), "2028-02-29 ");
  for (const char* wrong :
       {"31/02/2026", "29/02/2026", "1/2/126", "32/1/2026", "2026-13-01", "1/2-2026", "morgen", "1/2/2026x", ""}) {
    EXPECT_EQ(text(wrong, DateOrder::day_month_year), "-") << wrong;
  }
}

TEST(Cells, NationalNumbersAreKnownByTheirCheckDigits) {
  EXPECT_TRUE(has_national_number("85.07.30-000.61"));
  EXPECT_TRUE(has_national_number("mijn nummer: 85073000061."));
  EXPECT_FALSE(has_national_number("85.07.30-000.62"));
  EXPECT_FALSE(has_national_number("0400 00 00 02"));
  EXPECT_FALSE(has_national_number("185073000061"));
  EXPECT_FALSE(has_national_number("85.17.30-000.61"));
}

TEST(Cells, WhatMustNotBeShownIsKindAndLength) {
  EXPECT_EQ(hidden("noor@example.org"), "e-mail (16)");
  EXPECT_EQ(hidden("0400 00 00 02"), "number (13)");
  EXPECT_EQ(hidden("één"), "text (3)");
  EXPECT_EQ(shown(std::string(200, 'x')).size(), 80 + std::string("…").size());
}

// ---- fields --------------------------------------------------------------------------------------------------------------------

TEST(Survey, MultipleChoiceColumnsWithCodesGiveLevels) {
  const Survey survey =
      read("offers",
           id + "fields:\n  skills:\n    columns: { \"V[1]\": facilitation, \"V[2]\": mobility, \"V[3]\": safety }\n"
                "    codes: { A1: 0, A2: 1, A5: 4 }\n",
           "id;V[1];V[2];V[3]\nm1;A5;A1;\n");
  EXPECT_EQ(only_offer(survey).skills, (std::vector<SkillLevel>{{"facilitation", 4}}));
  EXPECT_EQ(told(survey.draft.findings), std::vector<std::string>{});
}

TEST(Survey, AnAnswerThatIsNoCodeIsRejectedAndTheRowGoesOn) {
  const Survey survey =
      read("offers", id + "fields:\n  reach_km: { column: R, codes: { A1: 2.5, A2: null } }\n  asked: { column: G }\n",
           "id;R;G\nm1;A9;3\nm2;a1;\nm3;A2;0\n");
  ASSERT_EQ(survey.draft.offers.size(), 3U);
  EXPECT_EQ(only_offer(survey).asked, 3);
  EXPECT_FALSE(survey.draft.offers[0].has_reach);
  EXPECT_EQ(survey.draft.offers[1].offer.value.reach, 2'500);
  EXPECT_FALSE(survey.draft.offers[2].has_reach);
  EXPECT_EQ(told(survey.draft.findings), std::vector<std::string>{"rejected unknown_code 2:2"});
  EXPECT_EQ(value(first(survey.draft.findings, "unknown_code"), "expected"), "A1, A2");
  const RowCounts counts = row_counts(survey.draft.ledger).at(0);
  EXPECT_EQ(std::tuple(counts.rows, counts.accepted, counts.repaired, counts.rejected, counts.blank),
            std::tuple(3U, 2U, 1U, 0U, 0U));
}

TEST(Survey, TickedColumnsAndOtherTextNameTerms) {
  const Survey survey =
      read("offers",
           id + "fields:\n  themes:\n    columns: { \"T[1]\": mobility, \"T[2]\": social, \"T[3]\": safety }\n"
                "    ticked: [ Y ]\n    other: \"T[other]\"\n",
           "id;T[1];T[2];T[3];T[other]\nm1;Y;nee;misschien;veilgheid\n");
  EXPECT_EQ(only_offer(survey).themes, std::vector<std::string>{"mobility"});
  EXPECT_EQ(told(survey.draft.findings),
            (std::vector<std::string>{"rejected unknown_answer 2:4", "rejected unknown_term 2:5"}));
  EXPECT_EQ(value(first(survey.draft.findings, "unknown_term"), "read"), "text (9)") << "free text is never shown";
  EXPECT_EQ(value(first(survey.draft.findings, "unknown_term"), "suggestion"), "Veiligheid");
  EXPECT_EQ(value(first(survey.draft.findings, "unknown_answer"), "read"), "misschien");
}

TEST(Survey, ATickedCellMayRepeatItsHeading) {
  const Survey survey =
      read("offers", id + "fields:\n  themes:\n    columns: { \"Mobiliteit in de stad\": mobility }\n",
           "id;Mobiliteit in de stad\nm1;mobiliteit  in de STAD\n");
  EXPECT_EQ(only_offer(survey).themes, std::vector<std::string>{"mobility"});
}

TEST(Survey, OneCellWithSeveralAnswersAndLevelsInBrackets) {
  const Survey survey = read("requests",
                             id + "fields:\n  needs:\n    - { column: A, split: \",\", level: 2, must: true }\n    - { "
                                  "column: B, split: \",\" }\n"
                                  "  languages: { column: T, split: \",\" }\n",
                             "id;A;B;T\nr1;Bemiddelen (4), modereren;Modereren (3), coachen;Nederlands (C1), Frans, "
                             "Klingon (B1), Engels (Z9)\n");
  EXPECT_EQ(only_request(survey).needs,
            (std::vector<Need>{{"conflict_mediation", 4, true}, {"facilitation", 3, true}, {"coaching", 1, false}}));
  EXPECT_EQ(only_request(survey).languages, (std::vector<LanguageLevel>{{"nl", Cefr::c1}, {"fr", Cefr::any}}));
  EXPECT_EQ(told(survey.draft.findings),
            (std::vector<std::string>{"rejected unknown_language 2:4", "rejected unknown_language_level 2:4"}));
}

TEST(Survey, AMustThatIsNotUnderstoodStaysAsItWasWritten) {
  const std::string needs = id + "fields:\n  needs: ";
  const auto needs_of = [](const Survey& survey) { return only_request(survey).needs; };
  using Needs = std::vector<Need>;

  const Survey word = read("requests", needs + "{ column: A, split: \",\", level: 2, must: true }\n",
                           "id;A\nr1;mobiliteit, sterrenkijken (3)\n");
  EXPECT_EQ(needs_of(word), (Needs{{"mobility", 2, true}, {"sterrenkijken (3)", 2, true}}));
  EXPECT_EQ(told(word.draft.findings), std::vector<std::string>{"rejected must_not_understood 2:2"});
  EXPECT_EQ(word.draft.ledger.at(0).rows.at(0).outcome, RowOutcome::repaired);

  const Survey code =
      read("requests", needs + "{ column: A, codes: { A1: mobility, A2: null }, must: true }\n", "id;A\nr1;A9\n");
  EXPECT_EQ(needs_of(code), (Needs{{"A9", 1, true}}));
  const Survey nothing =
      read("requests", needs + "{ column: A, codes: { A1: mobility, A2: null }, must: true }\n", "id;A\nr1;A2\n");
  EXPECT_EQ(needs_of(nothing), Needs{});

  const Survey level = read("requests", needs + "{ column: A, level: 3, must: true }\n", "id;A\nr1;mobiliteit (B2)\n");
  EXPECT_EQ(needs_of(level), (Needs{{"mobility", 3, true}}));
  EXPECT_EQ(told(level.draft.findings), std::vector<std::string>{"rejected level_out_of_range 2:2"});
}

TEST(Survey, AWishOrARemarkThatIsNotUnderstoodIsLeftOut) {
  const Survey wish = read("requests", id + "fields:\n  needs: { column: A }\n", "id;A\nr1;sterrenkijken\n");
  EXPECT_TRUE(only_request(wish).needs.empty());
  EXPECT_EQ(told(wish.draft.findings), std::vector<std::string>{"rejected unknown_term 2:2"});
  const Survey remark = read("requests", id + "fields:\n  needs: { columns: { A: mobility }, other: B, must: true }\n",
                             "id;A;B\nr1;Y;iemand die Wannes Verzonnen kent\n");
  EXPECT_EQ(only_request(remark).needs, (std::vector<Need>{{"mobility", 1, true}}));
  EXPECT_EQ(value(first(remark.draft.findings, "unknown_term"), "read").find("Wannes"), std::string::npos);
}

TEST(Survey, NumbersDatesAndFlagsAreExactOrRejected) {
  const std::string fields =
      "submitted: { column: D }\nfields:\n  hours: { column: U }\n  people.max: { column: P }\n"
      "  first_time: { column: E, ticked: [ ja ] }\n  place.lat: { column: B }\n  place.lon: { column: L }\n";
  const Survey good =
      read("requests", id + fields, "id;D;U;P;E;B;L\nr1;02/10/2026 14:30;1,5;2;Ja;51,2194;4,40251234567\n");
  EXPECT_EQ(told(good.draft.findings), std::vector<std::string>{});
  EXPECT_EQ(only_request(good).hours, 1'500);
  EXPECT_EQ(only_request(good).people.max, 2);
  EXPECT_TRUE(good.draft.requests[0].has_people_max);
  EXPECT_FALSE(good.draft.requests[0].has_people_min);
  EXPECT_TRUE(only_request(good).first_time);
  EXPECT_EQ(only_request(good).place.point, (GeoPoint{51'219'400, 4'402'512}));
  EXPECT_EQ(only_request(good).submitted, (Date{2026, 10, 2}));
  EXPECT_EQ(good.draft.requests[0].request.submitted, "2026-10-02T14:30:00");
  EXPECT_EQ(good.draft.requests[0].request.columns->at("people.max"), 4);

  const Survey bad = read("requests", id + fields, "id;D;U;P;E;B;L\nr1;31/02/2026;1.5;1,5;soms;91,0;4,4\n");
  EXPECT_EQ(told(bad.draft.findings),
            (std::vector<std::string>{"rejected not_a_number 2:3", "rejected too_many_decimals 2:4",
                                      "rejected unknown_answer 2:5", "rejected out_of_range 2:6",
                                      "rejected date_not_existing 2:2"}));
  EXPECT_FALSE(only_request(bad).hours);
  EXPECT_FALSE(bad.draft.requests[0].has_people_max);
  EXPECT_FALSE(only_request(bad).place.point) << "half a point is none";
  EXPECT_FALSE(bad.draft.requests[0].request.submitted);
  EXPECT_EQ(row_counts(bad.draft.ledger).at(0).repaired, 1U);
}

TEST(Survey, GroupsConflictsConstantsAndPrefixes) {
  const Survey survey =
      read("offers",
           id + "fields:\n  kind: { value: broker }\n  groups.district: { column: W, vocabulary: districts }\n"
                "  conflicts: { column: M, split: \";\", prefix: \"org:\", vocabulary: none }\n",
           "id;W;M\nm1;Borgerhout;\"Dienst Groen; Lijst X\"\n");
  EXPECT_EQ(only_offer(survey).kind, "broker");
  ASSERT_EQ(only_offer(survey).groups.size(), 1U);
  EXPECT_EQ(only_offer(survey).groups[0].group, "district");
  EXPECT_NE(vocabularies().find("districts")->find(only_offer(survey).groups[0].value), nullptr);
  EXPECT_EQ(only_offer(survey).conflicts, (std::vector<std::string>{"org:Dienst Groen", "org:Lijst X"}));
}

TEST(Survey, AFieldOfOneAnswerListsTheSecond) {
  const Survey survey = read("requests", id + "fields:\n  from:\n    - { column: A }\n    - { column: B }\n",
                             "id;A;B\nr1;Bewoner;Politicus\nr2;Bewoner;bewoner\n");
  EXPECT_EQ(told(survey.draft.findings), std::vector<std::string>{"rejected too_many_answers 2:3"});
  EXPECT_EQ(survey.draft.requests[0].request.value.from, survey.draft.requests[1].request.value.from);
}

// ---- columns -------------------------------------------------------------------------------------------------------------------

TEST(Survey, ColumnsByHeadingFoldedOrByPlace) {
  const Survey survey = read(
      "offers", "read: { separator: \";\" }\nid: { column: \"  KENMERK\" }\nfields:\n  label: { column: \"#3\" }\n",
      "Kenmerk;Naam;Naam\nm1;a;b\n");
  EXPECT_EQ(only_offer(survey).label, "b");
  EXPECT_EQ(told(survey.draft.findings), std::vector<std::string>{"note unused_column 1:2"});
}

TEST(Survey, ColumnsThatAreNotThereOrTwiceAreErrorsAllAtOnce) {
  Draft draft;
  Findings findings;
  const Mapping mapping = read_mapping(
      "schema: koppel/mapping/1\nside: offers\nid: { column: kenmrk }\nfields:\n  label: { column: Naam }\n"
      "  asked: { column: \"#9\" }\n  themes: { column: T, vocabulary: themas }\n"
      "  wants_to_learn: { columns: { T: faciliteern } }\n",
      "m.yaml", findings);
  ASSERT_TRUE(findings.empty());
  read_survey("kenmerk;Naam;Naam;T\nm1;a;b;c\n", "test.csv", mapping, vocabularies(), draft);
  EXPECT_TRUE(draft.offers.empty());
  EXPECT_TRUE(draft.ledger.empty());
  EXPECT_EQ(value(first(draft.findings, "unknown_column"), "suggestion"), "kenmerk");
  EXPECT_EQ(value(first(draft.findings, "unknown_vocabulary"), "suggestion"), "themes");
  EXPECT_EQ(value(first(draft.findings, "mapping_unknown_term"), "suggestion"), "faciliteren");
  EXPECT_EQ(draft.findings.count(survey_codes.unknown_column), 2U);
  EXPECT_EQ(first(draft.findings, "duplicate_heading")->source.file, "m.yaml");
  EXPECT_EQ(first(draft.findings, "duplicate_heading")->source.row, 5);
}

TEST(Survey, WhatIsNotSaidIsSniffedAndTold) {
  const Survey survey =
      read("requests", "id: { column: id }\nsubmitted: { column: d }\nfields:\n  hours: { column: h }\n",
           "id;d;h\nr1;13/02/2026;1,5\nr2;01/02/2026;2\n");
  EXPECT_EQ(
      told(survey.draft.findings),
      (std::vector<std::string>{"note separator_guessed 0:0", "note decimal_guessed 0:0", "note date_guessed 0:0"}));
  EXPECT_EQ(survey.draft.requests[1].request.value.submitted, (Date{2026, 2, 1}));
  EXPECT_EQ(survey.draft.requests[0].request.value.hours, 1'500);
}

// ---- rows ----------------------------------------------------------------------------------------------------------------------

TEST(Survey, AnOptionIsOneWordHoweverItWasWritten) {
  const Survey survey = read(
      "offers",
      id + "fields:\n  slots: { column: A, split: \",\", vocabulary: none, options: [ \"Dinsdag, vroeg\", Zaterdag "
           "] }\n",
      "id;A\nm1;dinsdag, Vroeg\nm2;DINSDAG, VROEG, zaterdag\n");
  ASSERT_EQ(survey.draft.offers.size(), 2U);
  EXPECT_EQ(survey.draft.offers[0].offer.value.slots, std::vector<std::string>{"Dinsdag, vroeg"});
  EXPECT_EQ(survey.draft.offers[1].offer.value.slots, (std::vector<std::string>{"Dinsdag, vroeg", "Zaterdag"}));
  EXPECT_EQ(told(survey.draft.findings), std::vector<std::string>{});
}

TEST(Survey, ABlankRowBelowTheFirstAnswerMakesNoHeadings) {
  const Survey survey = read("offers", id + "fields:\n  kind: { column: A }\n", "id;A\nm1;maatje\n;\n");
  ASSERT_EQ(survey.draft.offers.size(), 1U);
  EXPECT_EQ(only_offer(survey).kind, "maatje");
}

TEST(Survey, CountsOfRowsAddUp) {
  const Survey survey =
      read("offers", id + "fields:\n  asked: { column: G }\n", "id;G\nm1;1\n\n;2\n ; \nm2;veel\nm3\nm4;1;x\nm5;\n\n\n");
  const RowCounts counts = row_counts(survey.draft.ledger).at(0);
  EXPECT_EQ(std::tuple(counts.rows, counts.accepted, counts.repaired, counts.rejected, counts.blank),
            std::tuple(8U, 2U, 1U, 3U, 2U));
  EXPECT_EQ(survey.draft.offers.size(), 3U) << "m3 lacks an answer, m4 has one too many";
  EXPECT_EQ(first(survey.draft.findings, "empty_id")->source.row, 4);
  EXPECT_EQ(survey.draft.offers.back().offer.source.row, 9);
}

TEST(Survey, PersonalDataGoToTheContactsAndNowhereElse) {
  const Survey survey =
      read("offers",
           "read: { separator: \";\" }\nid: { column: \"E-mail\", hash: true }\nfields:\n  asked: { column: G }\n"
           "contact:\n  name: [ Voornaam, Naam ]\n  email: \"E-mail\"\n  phone: Gsm\nignore: [ Opmerking ]\n",
           "Voornaam;Naam;E-mail;Gsm;G;Opmerking\nNoor;Verzonnen;noor@example.org;0400 00 00 01;1;bel Els Fictief\n");
  const std::string hash = sha256_hex("noor@example.org");
  EXPECT_EQ(only_offer(survey).id, hash);
  const Contact& contact = survey.draft.contacts.offers.at(hash);
  EXPECT_EQ(contact.name, "Noor Verzonnen");
  EXPECT_EQ(contact.email, "noor@example.org");
  EXPECT_EQ(contact.phone, "0400 00 00 01");
  EXPECT_TRUE(survey.draft.contacts.requests.empty());
  EXPECT_EQ(told(survey.draft.findings), std::vector<std::string>{});
}

TEST(Survey, TheNewestContactStaysWhateverTheOrderOfRows) {
  const std::string mapping = id + "submitted: { column: D }\ncontact: { name: N }\n";
  const std::string head = "id;D;N\n", early = "m1;01/02/2026;Els\n", late = "m1;03/01/2027;Tom\n";
  for (const std::string& rows : {early + late, late + early}) {
    EXPECT_EQ(read("offers", mapping, head + rows).draft.contacts.offers.at("m1").name, "Tom");
  }
}

TEST(Survey, NationalNumbersAreCountedAndNotReadFurther) {
  const Survey survey = read("requests", id + "fields:\n  label: { column: T }\n",
                             "id;T;X\nr1;85.07.30-000.61;\nr2;gewoon;85.07.30-000.61\nr3;nummer 85073000061;\n");
  EXPECT_EQ(only_request(survey).label, "");
  EXPECT_EQ(survey.draft.findings.count(survey_codes.national_number), 2U);
  EXPECT_EQ(value(first(survey.draft.findings, "national_number"), "read"), "2");
  for (const Finding& finding : survey.draft.findings.kept()) {
    for (const auto& [name, text] : finding.values) EXPECT_EQ(text.find("000"), std::string::npos);
  }
}

TEST(Survey, AnyOrderOfRowsGivesTheSameRows) {
  const std::string mapping = id + "fields:\n  themes: { column: T, split: \",\" }\n";
  const Survey a = read("offers", mapping, "id;T\nm1;mobiliteit, wonen\nm2;veiligheid\n");
  const Survey b = read("offers", mapping, "id;T\nm2;veiligheid\nm1;mobiliteit, wonen\n");
  EXPECT_EQ(a.draft.offers[0].offer.value, b.draft.offers[1].offer.value);
  EXPECT_EQ(a.draft.offers[1].offer.value, b.draft.offers[0].offer.value);
}

// ---- mappings ------------------------------------------------------------------------------------------------------------------

TEST(Mapping, FaultsAreToldAtOnce) {
  Findings findings;
  (void)read_mapping(
      "schema: koppel/mapping/1\nside: offer\nread: { encoding: latin1, header_rows: 0, separatr: x }\n"
      "fields:\n  skils: { column: a }\n  asked: { kolom: b }\n  themes: { column: a, codes: { ja: yes } }\n  label: "
      "x\n",
      "m.yaml", findings);
  EXPECT_EQ(told(findings),
            (std::vector<std::string>{
                "error unknown_choice 2:7", "error unknown_choice 3:19", "error number_out_of_range 3:40",
                "error unknown_key 3:43", "error missing_field 1:1", "error unknown_key 5:3", "error unknown_key 6:12",
                "error missing_field 6:10", "error yaml_ambiguous 7:37", "error wrong_type 8:10"}));
  EXPECT_EQ(value(first(findings, "unknown_choice"), "suggestion"), "offers");
}

}  // namespace
}  // namespace koppel::io
