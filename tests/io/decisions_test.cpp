#include "io/inputs/decisions_csv.hpp"

#include "io/inputs/codes.hpp"
#include "io/inputs/travel_csv.hpp"
#include "io/reading.hpp"

namespace koppel::io {
namespace {

using test::told;
using Lines = std::vector<std::string>;

Lines lines(const DraftDecisions& decisions) {
  Lines list;
  for (const Decision& decision : decisions.decisions) {
    list.push_back(std::string(to_string(decision.kind)) + " " + decision.offer + " " + decision.request + " " +
                   decision.reason);
  }
  return list;
}

TEST(Decisions, AreReadWithTheirReasonsAndPlaces) {
  const auto read = read_decisions(
      "decision;offer;request;reason\npin;m1;r1;afgesproken, al lang\nforbid;m2;r1;familie\n\nDeclined; m3 "
      ";r2;\nunavailable;m4;;ziek\n"
      "unavailable;;r9;ingetrokken\n",
      "decisions.csv");
  EXPECT_EQ(lines(read), (Lines{"pin m1 r1 afgesproken, al lang", "forbid m2 r1 familie", "declined m3 r2 ",
                                "unavailable m4  ziek", "unavailable  r9 ingetrokken"}));
  EXPECT_TRUE(read.findings.empty());
  EXPECT_EQ(read.decisions[2].source.row, 5);
}

TEST(Decisions, HeadingsAndWordsInThreeLanguages) {
  EXPECT_EQ(lines(read_decisions("beslissing,aanbod,verzoek,reden\nvast,m1,r1,x\nuitsluiten,m2,r1,y\n", "d.csv")),
            (Lines{"pin m1 r1 x", "forbid m2 r1 y"}));
  EXPECT_EQ(lines(read_decisions("Décision;Offre;Demande;Raison\nexclure;m1;r1;z\nrefusé;m2;r1;\n", "d.csv")),
            (Lines{"forbid m1 r1 z", "declined m2 r1 "}));
}

TEST(Decisions, FaultsAreToldRowByRow) {
  const auto read = read_decisions(
      "decision;offer;request;reason\nmisschien;m1;r1;\npin;m1;;\nforbid;;r1;\nunavailable;;;x\npin;m1;r1;\n", "d.csv");
  EXPECT_EQ(told(read.findings), (Lines{"rejected unknown_decision 2:1", "rejected incomplete_decision 3:1",
                                        "rejected incomplete_decision 4:1", "rejected incomplete_decision 5:1"}));
  EXPECT_EQ(lines(read), Lines{"pin m1 r1 "});
  EXPECT_EQ(told(read_decisions("a;b\n1;2\n", "d.csv").findings), Lines{"error missing_column 1:0"});
  EXPECT_EQ(told(read_decisions("decision;aanbod\npin;2\n", "d.csv").findings), Lines{"error missing_column 1:0"});
}

TEST(Decisions, AnAnsweredCallListIsRead) {
  auto read = read_decisions(
      "\xEF\xBB\xBFverzoek;titel;rol;aanbod;naam;antwoord\r\nr1;Plein;voorstel;m1;Noor;JA\r\nr1;Plein;reserve;m2;Els;"
      "\r\n"
      "r2;Straat;voorstel;m3;Tom;Nee\r\nr3;Park;voorstel;m4;Kaat;afwezig\r\nr4;Tuin;reserve;m4;Kaat;niet "
      "beschikbaar\r\n"
      "r5;Hof;voorstel;'=m5;Jan;oui\r\nr6;Dok;voorstel;m6;Ann;bel eens\r\n",
      "bellijst.csv");
  settle_answers(read, std::nullopt);
  EXPECT_EQ(lines(read), (Lines{"promised m1 r1 JA", "declined m3 r2 Nee", "promised =m5 r5 oui",
                                "unavailable m4  niet beschikbaar"}));
  EXPECT_EQ(told(read.findings), Lines{"rejected unknown_answer 8:6"});
}

TEST(Decisions, CanonicalFormKnowsNoOrder) {
  const auto a = read_decisions("decision;offer;request;reason\npin;m1;r1;\nforbid;m2;r2;\n", "a.csv");
  const auto b = read_decisions("request,offer,decision\nr2,m2,forbid\nr1,m1,pin\n", "b.csv");
  EXPECT_EQ(canonical_decisions(a), canonical_decisions(b));
  EXPECT_NE(canonical_decisions(a),
            canonical_decisions(read_decisions("decision;offer;request\npin;m1;r1\n", "c.csv")));
  EXPECT_EQ(canonical_decisions(DraftDecisions{}), "");
}

TEST(TravelTimes, MinutesBecomeMetresExactly) {
  Findings findings;
  const TravelTimes times =
      read_travel_times("van;naar;minuten\n2060;2170;20\nBerchem;2060;7,5\n2060;2018;0\n", "t.csv", 15'000, findings);
  EXPECT_EQ(told(findings), Lines{});
  EXPECT_EQ(times.find("2060", "2170"), 5'000);
  EXPECT_EQ(times.find("2170", "2060"), 5'000) << "the same way back";
  EXPECT_EQ(times.find("Berchem", "2060"), 1'875);
  EXPECT_EQ(times.find("2060", "2018"), 0);
  EXPECT_FALSE(times.find("2060", "9000"));
}

TEST(TravelTimes, BothDirectionsMayDiffer) {
  Findings findings;
  const TravelTimes times = read_travel_times("from;to;minutes\na;b;4\nb;a;8\na;b;4\n", "t.csv", 15'000, findings);
  EXPECT_EQ(times.find("a", "b"), 1'000);
  EXPECT_EQ(times.find("b", "a"), 2'000);
  EXPECT_TRUE(findings.empty());
}

TEST(TravelTimes, FaultsAreRejectedInAnyOrderOfRows) {
  for (const std::string rows : {"a;b;4\na;b;5\nc;d;1\n", "c;d;1\na;b;5\na;b;4\n"}) {
    Findings findings;
    const TravelTimes times = read_travel_times("from;to;minutes\n" + rows, "t.csv", 15'000, findings);
    EXPECT_EQ(findings.count(inputs_codes.duplicate_travel_time), 1U);
    EXPECT_EQ(times.rows.size(), 1U);
    EXPECT_TRUE(times.find("c", "d"));
  }
  Findings findings;
  (void)read_travel_times("from;to;minutes\na;b;-4\na;c;ver\n;c;3\na;d;99999\n", "t.csv", 15'000, findings);
  EXPECT_EQ(told(findings), (Lines{"rejected negative_number 2:3", "rejected not_a_number 3:3",
                                   "rejected incomplete_travel_time 4:3", "rejected number_too_large 5:3"}));
  Findings missing;
  (void)read_travel_times("from;minutes\na;1\n", "t.csv", 15'000, missing);
  EXPECT_EQ(told(missing), Lines{"error missing_column 1:0"});
}

}  // namespace
}  // namespace koppel::io
