// Pairs of exports that nobody prepared, with the market that a careful person reads in them.
#include "io/survey/pair_draft.hpp"

#include "io/inputs/load.hpp"
#include "io/reading.hpp"
#include "model/check.hpp"

namespace koppel::io {
namespace {

using test::Folder;
using test::has;
using test::text_of;

using Lines = std::vector<std::string>;

std::string joined(const Lines& texts) {
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : ", ") + text;
  return line;
}

// As people say it: labels for ids, "alle" for every moment of the week.
class Reading {
 public:
  explicit Reading(Loaded loaded) : loaded_(std::move(loaded)) {
    Checked checked = check(loaded_.draft, loaded_.profile, loaded_.vocabularies);
    if (checked.market) market_.emplace(std::move(*checked.market));
    findings_ = std::move(checked.findings);
  }

  [[nodiscard]] const Findings& findings() const { return findings_; }

  [[nodiscard]] Lines offers() const {
    Lines lines;
    for (std::size_t i = 0; i < market_->offer_count(); ++i) {
      const Offer& offer = (*market_)[OfferId(static_cast<std::uint32_t>(i))];
      Lines skills, themes;
      for (const SkillLevel& skill : offer.skills) skills.push_back(label("skills", skill.term));
      for (const std::string& theme : offer.themes) themes.push_back(label("themes", theme));
      lines.push_back(loaded_.draft.contacts.offers.at(offer.id).name + ": " + sorted(skills) + "; " + sorted(themes) +
                      "; " + languages(offer.languages) + "; " + place(offer.place) + "; " + slots(offer.slots) + "; " +
                      std::to_string(offer.capacity.max) +
                      (offer.reach ? "; " + std::to_string(*offer.reach / 1000) + " km" : ""));
    }
    std::ranges::sort(lines);
    return lines;
  }

  [[nodiscard]] std::size_t requests_count() const { return market_->request_count(); }

  [[nodiscard]] Lines requests() const {
    Lines lines;
    for (std::size_t i = 0; i < market_->request_count(); ++i) {
      const Request& request = (*market_)[RequestId(static_cast<std::uint32_t>(i))];
      Lines needs, themes;
      for (const Need& need : request.needs) needs.push_back(label("skills", need.term));
      for (const std::string& theme : request.themes) themes.push_back(label("themes", theme));
      lines.push_back(loaded_.draft.contacts.requests.at(request.id).name + ": " + request.label + ": " +
                      sorted(needs) + "; " + sorted(themes) + "; " + languages(request.languages) + "; " +
                      place(request.place) + "; " + slots(request.slots) + "; " + std::to_string(request.people.max) +
                      "; " + std::to_string(request.priority));
    }
    std::ranges::sort(lines);
    return lines;
  }

  Loaded loaded_;

 private:
  static std::string sorted(Lines texts) {
    std::ranges::sort(texts);
    return joined(texts);
  }
  [[nodiscard]] std::string label(std::string_view vocabulary, std::string_view id) const {
    return std::string(loaded_.vocabularies.label(vocabulary, id, loaded_.profile.language));
  }
  static std::string languages(const std::vector<LanguageLevel>& spoken) {
    Lines codes;
    for (const LanguageLevel& language : spoken) codes.push_back(language.code);
    return sorted(codes);
  }
  static std::string place(const Place& place) { return place.postcode + (place.point ? "" : " (nowhere)"); }
  static std::string slots(const Lines& given) {
    return given.size() == 21 ? "alle" : given.size() > 3 ? std::to_string(given.size()) : joined(given);
  }

  std::optional<Market> market_;
  Findings findings_;
};

Reading read(const std::string& offers, const std::string& requests, LoadOptions options = {}) {
  const Folder folder;
  return Reading(load({folder.put("a.csv", offers), folder.put("b.csv", requests)}, options));
}

TEST(PairDraft, ReadsAFormInDutch) {
  const Reading read = io::read(
      "Tijdstempel,Hoe heet je?,E-mailadres,Gsm,Postcode,Wat kan je goed? (meerdere antwoorden mogelijk),Welke thema's "
      "spreken je aan?,Welke talen spreek je?,Wanneer ben je beschikbaar?,Hoeveel aanvragen wil je maximaal "
      "opvolgen?,Hoe "
      "ver wil je rijden (km)?\n"
      "2031/01/05 10:00:00,Nora Fictief,n1@example.org,0400 00 00 01,9000,\"taarten bakken, zalen "
      "versieren\",\"buurtfeest, sport\",\"Nederlands, Frans\",\"Maandagavond, Zaterdagvoormiddag\",2,10\n"
      "2031/01/05 11:00:00,Oscar Verzonnen,n2@example.org,0400 00 00 02,9050,\"geluid regelen, taarten "
      "bakken\",sport,\"Nederlands, Turks\",weekend,1,5\n"
      "2031/01/06 10:00:00,Petra Bedacht,n3@example.org,0400 00 00 03,9040,\"zalen versieren, geluid "
      "regelen\",buurtfeest,Nederlands,altijd,3,15\n"
      "2031/01/07 10:00:00,Quinten Fictief,n4@example.org,0400 00 00 04,9000,affiches plakken,\"sport, "
      "buurtfeest\",\"Nederlands, Frans\",Maandagavond,1,5\n",
      "Tijdstempel,Contactpersoon,E-mailadres,Waarover gaat het?,Welke hulp zoeken jullie?,Welk thema?,Postcode,In "
      "welke "
      "taal?,Wanneer past het?,Hoeveel vrijwilligers zoek je?,Hoe dringend is je vraag?\n"
      "2031/02/01 10:00:00,Rik Bedacht,v1@example.org,Straatfeest 1,\"taart bakken, zalen "
      "versieren\",buurtfeest,9000,Frans,Maandagavond,2,Zeer dringend\n"
      "2031/02/02 10:00:00,Saar Fictief,v2@example.org,Sportdag 2,geluid "
      "regelen,sport,9050,Nederlands,\"Zaterdagvoormiddag, "
      "Zondagnamiddag\",1,Niet dringend\n"
      "2031/02/03 10:00:00,Tine Verzonnen,v3@example.org,Loop 3,\"affiches plakken, geluid "
      "regelen\",sport,9040,Nederlands,Maandagavond,1,Dringend\n");
  EXPECT_EQ(
      read.offers(),
      (Lines{
          "Nora Fictief: taarten bakken, zalen versieren; buurtfeest, sport; fr, nl; 9000; mon-eve, sat-mor; 2; 10 km",
          "Oscar Verzonnen: geluid regelen, taarten bakken; sport; nl, tr; 9050; 6; 1; 5 km",
          "Petra Bedacht: geluid regelen, zalen versieren; buurtfeest; nl; 9040; alle; 3; 15 km",
          "Quinten Fictief: affiches plakken; buurtfeest, sport; fr, nl; 9000; mon-eve; 1; 5 km"}));
  EXPECT_EQ(read.requests(),
            (Lines{"Rik Bedacht: Straatfeest 1: taarten bakken, zalen versieren; buurtfeest; fr; 9000; mon-eve; 2; 3",
                   "Saar Fictief: Sportdag 2: geluid regelen; sport; nl; 9050; sat-mor, sun-aft; 1; 1",
                   "Tine Verzonnen: Loop 3: affiches plakken, geluid regelen; sport; nl; 9040; mon-eve; 1; 2"}));
}

TEST(PairDraft, ReadsALedgerInDutchOfAnOlderSpreadsheet) {
  const Reading read = io::read(
      "Nr;Familienaam;Voornaam;Mail;Woonplaats;Talenten;Spreekt;Beschikbaar;Max. aantal vragen\r\n"
      "H1;Fictief;Uma;h1@example.org;8000 Brugge;strijken/brieven lezen;NL/FR;weekdagen;2\r\n"
      "H2;Verzonnen;Vic;h2@example.org;Koolkerke;brieven lezen/boodschappen doen;NL;weekend;\r\n"
      "H3;Bedacht;Wout;h3@example.org;Oostende;boodschappen doen/strijken;NL/EN;avond;1\r\n"
      "H4;Fictief;Xena;h4@example.org;8000 Brugge;behangen/strijken;NL/FR;altijd;1\r\n",
      "Dossier;Datum;Aanvrager;Tel;Straat;Gemeente;Hulpvraag;Omschrijving;Voertaal;Voorkeur moment;Prioriteit\r\n"
      "K1;03/02/2031;Yara Verzonnen;0400/00.00.01;Nergensstraat 1;Brugge;strijken;E\xE9n mand per "
      "week;NL;weekend;laag\r\n"
      "K2;04/02/2031;Zeno Bedacht;0400/00.00.02;Nergensstraat 2;Koolkerke;brieven lezen;Post van de "
      "stad;FR;za voormiddag;hoog\r\n"
      "K3;05/02/2031;Ada Fictief;0400/00.00.03;Nergensstraat 3;8400 Oostende;boodschappen doen;Naar de "
      "markt;NL;weekdagen;midden\r\n");
  EXPECT_EQ(read.offers(), (Lines{"Bedacht Wout: boodschappen doen, strijken; ; en, nl; 8400; 7; 1",
                                  "Fictief Uma: brieven lezen, strijken; ; fr, nl; 8000; 15; 2",
                                  "Fictief Xena: behangen, strijken; ; fr, nl; 8000; alle; 1",
                                  "Verzonnen Vic: boodschappen doen, brieven lezen; ; nl; 8000; 6; 1"}));
  EXPECT_EQ(read.requests(), (Lines{"Ada Fictief: Naar de markt: boodschappen doen; ; nl; 8400; 15; 1; 2",
                                    "Yara Verzonnen: Eén mand per week: strijken; ; nl; 8000; 6; 1; 1",
                                    "Zeno Bedacht: Post van de stad: brieven lezen; ; fr; 8000; sat-mor; 1; 3"}));
}

TEST(PairDraft, ReadsAFormInFrench) {
  const Reading read = io::read(
      "Horodateur;Nom et prénom;Adresse e-mail;Dans quelle commune habitez-vous ?;Que savez-vous faire ?;Quelles "
      "langues "
      "parlez-vous ?;Quand êtes-vous disponible ?;Combien de demandes pouvez-vous accepter ?\n"
      "05/01/2031 10:00:00;Bruno Fictif;f1@example.org;Malines;couture, jardinage;Français, Anglais;lundi soir, samedi "
      "matin;2\n"
      "06/01/2031 10:00:00;Clara Inventée;f2@example.org;1300 Wavre;jardinage, lecture de "
      "courrier;Français;week-end;1\n"
      "07/01/2031 10:00:00;Denis Fictif;f3@example.org;Namur;couture, lecture de courrier;Français, "
      "Néerlandais;toujours;3\n",
      "Horodateur;Demandeur;Adresse e-mail;Objet de la demande;De quelle aide avez-vous besoin ?;Code "
      "postal;Langue;Quand "
      "?;Combien de bénévoles cherchez-vous ?;Urgence\n"
      "05/02/2031 10:00:00;Elise Inventée;g1@example.org;Rideaux;Couture;5000;Français;lundi soir;1;très urgent\n"
      "06/02/2031 10:00:00;Farid Fictif;g2@example.org;Potager;jardinages;1300;Français;dimanche après-midi;2;peut "
      "attendre\n");
  EXPECT_EQ(read.offers(), (Lines{"Bruno Fictif: couture, jardinage; ; en, fr; 2800; mon-eve, sat-mor; 2",
                                  "Clara Inventée: jardinage, lecture de courrier; ; fr; 1300; 6; 1",
                                  "Denis Fictif: couture, lecture de courrier; ; fr, nl; 5000; alle; 3"}));
  EXPECT_EQ(read.requests(), (Lines{"Elise Inventée: Rideaux: couture; ; fr; 5000; mon-eve; 1; 3",
                                    "Farid Fictif: Potager: jardinage; ; fr; 1300; sun-aft; 2; 1"}));
}

TEST(PairDraft, ReadsAFormInEnglish) {
  const Reading read = io::read(
      "Timestamp,Full name,Email address,Where do you live?,What are you good at?,Which languages do you speak?,When "
      "are you "
      "available?,How many requests can you take on?,How far can you travel (km)?\n"
      "2031-01-05 10:00:00,Gina Invented,e1@example.org,Ixelles,\"bike repair, proofreading\",\"English, "
      "French\",Friday "
      "evening,2,5 km\n"
      "2031-01-06 10:00:00,Hugo Madeup,e2@example.org,1000 Brussel,\"proofreading, budgeting "
      "advice\",English,weekdays,1,10 "
      "km\n"
      "2031-01-07 10:00:00,Iris Invented,e3@example.org,Schaerbeek,\"bike repair, budgeting advice\",\"English, "
      "Dutch\",any time,1,5 km\n",
      "Timestamp,Contact person,Email address,Subject,What kind of help do you need?,Postal code,Language,When?,How "
      "many "
      "volunteers do you need?,How urgent is it?\n"
      "2031-02-05 10:00:00,Jonas Madeup,r1@example.org,Repair day,Bike repairs,1050,English,Friday evening,2,very "
      "urgent\n"
      "2031-02-06 10:00:00,Kim Invented,r2@example.org,Newsletter,proofreading,1030,French,weekend,1,not urgent\n");
  EXPECT_EQ(read.offers(), (Lines{"Gina Invented: bike repair, proofreading; ; en, fr; 1050; fri-eve; 2; 5 km",
                                  "Hugo Madeup: budgeting advice, proofreading; ; en; 1000; 15; 1; 10 km",
                                  "Iris Invented: bike repair, budgeting advice; ; en, nl; 1030; alle; 1; 5 km"}));
  EXPECT_EQ(read.requests(), (Lines{"Jonas Madeup: Repair day: bike repair; ; en; 1050; fri-eve; 2; 3",
                                    "Kim Invented: Newsletter: proofreading; ; fr; 1030; 6; 1; 1"}));
}

TEST(PairDraft, ReadsAnAdministrationInDutchWithTownsBesidePostcodes) {
  const Reading read = io::read(
      R"(Volgnummer;Datum aanmelding;Voornaam;Achternaam;E-mail;Telefoon;Straat en nr;Postcode;Gemeente;Waarmee kan je helpen?;Talenkennis;Op welke dagdelen ben je vrij?;Hoeveel gezinnen wil je begeleiden?;Heb je een wagen?;Opmerkingen
1;03/02/2031;Ann;Fictief;a@example.org;0400 00 00 01;Lege weg 1;3000;Leuven;Huiswerkbegeleiding, Taalles;Nederlands, Frans;maandagnamiddag, woensdagnamiddag;2;ja;
2;04/02/2031;Bob;Bedacht;b@example.org;0400 00 00 02;Lege weg 2;3010;Kessel-Lo;Taalles, Administratie;Nederlands, Engels;weekend;1;nee;liefst in de buurt
3;05/02/2031;Cis;Verzonnen;c@example.org;0400 00 00 03;Lege weg 3;3012;Wilsele;Administratie;Nederlands;altijd;3;ja;
4;06/02/2031;Dina;Fictief;d@example.org;0400 00 00 04;Lege weg 4;3001;Heverlee;Huiswerkbegeleiding, Administratie;Nederlands, Arabisch;woensdagnamiddag;1;nee;
)",
      R"(Dossiernummer;Aangevraagd op;Naam gezin;Telefoon;Postcode;Gemeente;Wat heb je nodig?;Toelichting;Welke taal spreek je?;Wanneer past het?;Dringend?
A-1;10/02/2031;Gezin Onbestaand;0400 00 00 05;3000;Leuven;Huiswerkbegeleiding;Twee kinderen in het derde leerjaar;Arabisch;woensdagnamiddag;ja
A-2;11/02/2031;Gezin Verdicht;0400 00 00 06;3010;Kessel-Lo;Administratie;Brieven van de stad;Nederlands;weekend;nee
A-3;12/02/2031;Gezin Droom;0400 00 00 07;3012;Wilsele;Taalles, Administratie;Inburgering;Frans;maandagnamiddag;ja
)");
  EXPECT_EQ(read.offers(), (Lines{"Ann Fictief: Huiswerkbegeleiding, Taalles; ; fr, nl; 3000; mon-aft, wed-aft; 2",
                                  "Bob Bedacht: Administratie, Taalles; ; en, nl; 3010; 6; 1",
                                  "Cis Verzonnen: Administratie; ; nl; 3012; alle; 3",
                                  "Dina Fictief: Administratie, Huiswerkbegeleiding; ; ar, nl; 3001; wed-aft; 1"}));
  EXPECT_EQ(
      read.requests(),
      (Lines{"Gezin Droom: Inburgering: Administratie, Taalles; ; fr; 3012; mon-aft; 1; 2",
             "Gezin Onbestaand: Twee kinderen in het derde leerjaar: Huiswerkbegeleiding; ; ar; 3000; wed-aft; 1; 2",
             "Gezin Verdicht: Brieven van de stad: Administratie; ; nl; 3010; 6; 1; 1"}));
}

TEST(PairDraft, ReadsALedgerInFrench) {
  const Reading read = io::read(
      R"(N°;Nom;Prénom;Courriel;Localité;Compétences;Langues parlées;Disponibilités;Nombre maximum d'accompagnements
1;Fictif;Alain;a@example.org;4000 Liège;menuiserie/peinture;français/anglais;samedi;2
2;Inventé;Brigitte;b@example.org;Seraing;peinture/plomberie;français;en semaine;1
3;Imaginaire;Chantal;c@example.org;Herstal;plomberie/menuiserie;français/arabe;le week-end;1
4;Fictif;Didier;d@example.org;Liège;électricité/peinture;français/néerlandais;lundi matin;1
)",
      R"(Dossier;Date;Nom du demandeur;GSM;Ville;Type d'aide demandée;Description;Langue;Moment souhaité;Priorité
X1;01/02/2031;Eva Inventée;0400000001;Liège;peinture;Deux murs;français;samedi matin;haute
X2;02/02/2031;Fred Fictif;0400000002;Seraing;plomberie;Un robinet;français;mercredi après-midi;basse
X3;03/02/2031;Gilda Imaginaire;0400000003;Herstal;menuiserie;Une étagère;anglais;dimanche;moyenne
)");
  EXPECT_EQ(read.offers(), (Lines{"Fictif Alain: menuiserie, peinture; ; en, fr; 4000; sat-aft, sat-eve, sat-mor; 2",
                                  "Fictif Didier: peinture, électricité; ; fr, nl; 4000; mon-mor; 1",
                                  "Imaginaire Chantal: menuiserie, plomberie; ; ar, fr; 4040; 6; 1",
                                  "Inventé Brigitte: peinture, plomberie; ; fr; 4100; 15; 1"}));
  EXPECT_EQ(read.requests(),
            (Lines{"Eva Inventée: Deux murs: peinture; ; fr; 4000; sat-mor; 1; 3",
                   "Fred Fictif: Un robinet: plomberie; ; fr; 4100; wed-aft; 1; 1",
                   "Gilda Imaginaire: Une étagère: menuiserie; ; en; 4040; sun-aft, sun-eve, sun-mor; 1; 2"}));
}

TEST(PairDraft, ReadsAnotherFormInEnglish) {
  const Reading read = io::read(
      R"(Submission date,Name,Email,Phone,Postcode,How would you like to help?,Languages spoken,Availability,Maximum number of people you can support
2031-01-03,Ada Invented,a@example.org,0400 00 00 01,1000,"dog walking; shopping",English; French,weekday mornings,2
2031-01-04,Ben Madeup,b@example.org,0400 00 00 02,1030,"shopping; reading aloud",English; Dutch,weekends,1
2031-01-05,Cleo Invented,c@example.org,0400 00 00 03,1050,"reading aloud; dog walking",English,Tuesday afternoon,3
2031-01-06,Dan Madeup,d@example.org,0400 00 00 04,1070,gardening,French; English,anytime,1
)",
      R"(Submission date,Name,Email,Phone,Postcode,What do you need help with?,Tell us more,Preferred language,Preferred time,Urgency
2031-01-10,Eve Invented,e@example.org,0400 00 00 05,1000,dog walking,Small dog,French,Monday morning,high
2031-01-11,Fay Madeup,f@example.org,0400 00 00 06,1050,Shopping,Once a week,English,Saturday morning,low
2031-01-12,Guy Invented,g@example.org,0400 00 00 07,1070,reading aloud,Newspaper,English,Tuesday afternoon,medium
)");
  EXPECT_EQ(read.offers(), (Lines{"Ada Invented: dog walking, shopping; ; en, fr; 1000; 5; 2",
                                  "Ben Madeup: reading aloud, shopping; ; en, nl; 1030; 6; 1",
                                  "Cleo Invented: dog walking, reading aloud; ; en; 1050; tue-aft; 3",
                                  "Dan Madeup: gardening; ; en, fr; 1070; alle; 1"}));
  EXPECT_EQ(read.requests(), (Lines{"Eve Invented: Small dog: dog walking; ; fr; 1000; mon-mor; 1; 3",
                                    "Fay Madeup: Once a week: shopping; ; en; 1050; sat-mor; 1; 1",
                                    "Guy Invented: Newspaper: reading aloud; ; en; 1070; tue-aft; 1; 2"}));
}

TEST(PairDraft, ReadsAColumnPerThingThatIsOffered) {
  const Reading read = io::read(
      R"(Tijdstempel,Je naam,Je e-mailadres,Waar woon je?,Ik kan helpen met [Koken],Ik kan helpen met [Klussen],Ik kan helpen met [Vervoer],Beschikbaarheid,Aantal keer per maand
3/02/2031 10:00:00,Ann Fictief,a@example.org,Aalst,Ja,,Ja,avonden,2
4/02/2031 10:00:00,Bob Bedacht,b@example.org,Erembodegem,,Ja,Ja,weekend,1
5/02/2031 10:00:00,Cis Verzonnen,c@example.org,Aalst,Ja,Ja,,altijd,3
)",
      R"(Tijdstempel,Naam,E-mailadres,Waar woon je?,Waarvoor zoek je hulp?,Omschrijf kort,Wanneer?
3/03/2031 10:00:00,Dee Fictief,d@example.org,Aalst,koken,Voor vier personen,maandagavond
4/03/2031 10:00:00,Ed Bedacht,e@example.org,Hofstade,vervoer,Naar het ziekenhuis,zaterdag
5/03/2031 10:00:00,Flo Verzonnen,f@example.org,Nieuwerkerken,Klussen,Een lamp,zondagnamiddag
)");
  EXPECT_EQ(read.offers(),
            (Lines{"Ann Fictief: Koken, Vervoer; ; ; 9300; 7; 1", "Bob Bedacht: Klussen, Vervoer; ; ; 9320; 6; 1",
                   "Cis Verzonnen: Klussen, Koken; ; ; 9300; alle; 1"}));
  EXPECT_EQ(read.requests(),
            (Lines{"Dee Fictief: Voor vier personen: Koken; ; ; 9300; mon-eve; 1; 0",
                   "Ed Bedacht: Naar het ziekenhuis: Vervoer; ; ; 9308; sat-aft, sat-eve, sat-mor; 1; 0",
                   "Flo Verzonnen: Een lamp: Klussen; ; ; 9320; sun-aft; 1; 0"}));
}

TEST(PairDraft, ReadsAnswersOnLinesOfTheirOwn) {
  const Reading read = io::read(R"(Lidnr,Naam,Mail,Hobby's en talenten,Stad,Vrije momenten
11,Ann Fictief,a@example.org,"schaken
fotografie",Hasselt,di avond + do avond
12,Bob Bedacht,b@example.org,"fotografie
muziek",Genk,za vm
13,Cis Verzonnen,c@example.org,"muziek
schaken
tekenen",Hasselt,wo nm
14,Dirk Verdicht,d@example.org,tekenen,Kortessem,elke dag
)",
                                R"(Nr aanvraag,School,Contact,Mail contact,Gezocht,Stad,Moment
S1,School A,Eef Fictief,e@example.org,schaken,Hasselt,dinsdagavond
S2,School B,Fons Bedacht,f@example.org,fotografe,Genk,zaterdagvoormiddag
S3,School C,Gust Verdicht,g@example.org,tekenen,Hasselt,woensdagnamiddag
)");
  EXPECT_EQ(read.offers(), (Lines{"Ann Fictief: fotografie, schaken; ; ; 3500; thu-eve, tue-eve; 1",
                                  "Bob Bedacht: fotografie, muziek; ; ; 3600; sat-mor; 1",
                                  "Cis Verzonnen: muziek, schaken, tekenen; ; ; 3500; wed-aft; 1",
                                  "Dirk Verdicht: tekenen; ; ; 3720; alle; 1"}));
  EXPECT_EQ(read.requests(), (Lines{"Eef Fictief: : schaken; ; ; 3500; tue-eve; 1; 0",
                                    "Fons Bedacht: : fotografie; ; ; 3600; sat-mor; 1; 0",
                                    "Gust Verdicht: : tekenen; ; ; 3500; wed-aft; 1; 0"}));
}

TEST(PairDraft, ReadsANeighbourhoodHelpInDutchWithNumbersInWords) {
  const Reading read = io::read(
      R"(Lidnummer;Voornaam;Familienaam;Actief;Welke klusjes doe je graag?;Welke talen spreek je en hoe goed?;Op welke dagdelen kan je?;Hoeveel hulpvragen wil je tegelijk?;Hoe ver wil je gaan?;Woonplaats
L1;Ada;Fictief;ja;gras maaien, boodschappen doen;NL (moedertaal), beetje FR;ma-wo overdag;1-2;5 km;9000 Gent
L2;Bas;Verzonnen;ja;boodschappen doen, lamp vervangen;Nederlands en Turks;maandagavond tot woensdagavond;twee;max. 10 km;9050 Gentbrugge
L3;Cleo;Bedacht;nee;gras maaien;Nederlands;altijd;3;overal;9000 Gent
L4;Dora;Voorbeeld;ja;lamp vervangen, gras maaien;Nederlands, Frans: goed;weekend;onbeperkt;te voet;9040 Sint-Amandsberg
)",
      R"(Aanvraagnummer;Naam;Status;Waarmee kunnen we je helpen?;In welke taal?;Wanneer past het je?;Waar woon je?;Hoeveel helpers zijn er nodig?
A1;Els Fictief;nieuw;gras maaien;Nederlands of Frans;dinsdag overdag;9000 Gent;1
A2;Fien Bedacht;nieuw;boodschappen doen;Turks;dinsdagavond;9000 Gent;1 à 2
A3;Gil Verzonnen;afgehandeld;gras maaien;Nederlands;weekend;9000 Gent;1
A4;Hilde Voorbeeld;nieuw;lamp vervangen;Nederlands;zaterdag;9040 Sint-Amandsberg;een
)");
  EXPECT_EQ(
      read.offers(),
      (Lines{"Ada Fictief: boodschappen doen, gras maaien; ; fr, nl; 9000; 6; 2; 5 km",
             "Bas Verzonnen: boodschappen doen, lamp vervangen; ; nl, tr; 9050; mon-eve, tue-eve, wed-eve; 2; 10 km",
             "Dora Voorbeeld: gras maaien, lamp vervangen; ; fr, nl; 9040; 6; 3"}));
  EXPECT_EQ(read.requests(), (Lines{"Els Fictief: : gras maaien; ; fr, nl; 9000; tue-aft, tue-mor; 1; 0",
                                    "Fien Bedacht: : boodschappen doen; ; tr; 9000; tue-eve; 2; 0",
                                    "Hilde Voorbeeld: : lamp vervangen; ; nl; 9040; sat-aft, sat-eve, sat-mor; 1; 0"}));
  const Findings& said = read.loaded_.draft.findings;
  EXPECT_TRUE(has(said, "row_closed") && has(said, "unlimited_read") && has(said, "not_a_number"));
}

TEST(PairDraft, ReadsADeskOfVolunteersInFrenchWithLevelsOfLanguages) {
  const Reading read = io::read(
      R"(Numéro;Nom et prénom;Commune;Dans quels domaines pouvez-vous aider ?;Langues parlées;Vos disponibilités;Combien de personnes pouvez-vous accompagner ?;Encore disponible ?
F1;Alix Exemple;Namur;jardinage, petites réparations;français (langue maternelle);lundi soir au mercredi soir;2 à 3;oui
F2;Basile Inventé;5100 Jambes;lecture, jardinage;français et un peu de néerlandais;le week-end;une;oui
F3;Céline Fictive;Namur;lecture;anglais : très bien, français;toujours;max 2;non
F4;Denis Exemple;Dinant;petites réparations, lecture;français ou arabe;en semaine;illimité;oui
)",
      R"(N°;Demandeur;Localité;De quelle aide avez-vous besoin ?;Langue;Quel moment vous convient ?;Combien de bénévoles ?
D1;Émile Fictif;Namur;jardinage;français ou néerlandais;mardi soir;un
D2;Flora Inventée;Dinant;lecture;arabe;mercredi après-midi;1-2
D3;Gaston Exemple;Jambes;petites réparation;français;lundi soir;1
)");
  EXPECT_EQ(read.offers(),
            (Lines{"Alix Exemple: jardinage, petites réparations; ; fr; 5000; mon-eve, tue-eve, wed-eve; 3",
                   "Basile Inventé: jardinage, lecture; ; fr, nl; 5100; 6; 1",
                   "Denis Exemple: lecture, petites réparations; ; ar, fr; 5500; 15; 3"}));
  EXPECT_EQ(read.requests(), (Lines{"Flora Inventée: : lecture; ; ar; 5500; wed-aft; 2; 0",
                                    "Gaston Exemple: : petites réparations; ; fr; 5100; mon-eve; 1; 0",
                                    "Émile Fictif: : jardinage; ; fr, nl; 5000; tue-eve; 1; 0"}));
}

TEST(PairDraft, ReadsACommunityHubInEnglishWithBoundsAndRanges) {
  const Reading read = io::read(
      R"(Ref,Full name,Postcode,What are you good at?,Languages (and level),When are you available?,How many people could you support?,How far would you travel?
E1,Ivy Sample,1000,"bike repair, reading aloud","English (native), a bit of French",Mon-Wed evenings,up to 2,10 km
E2,Jon Invented,1050,"reading aloud, moving boxes",Dutch and French,weekend,three,5-8 km
E3,Kim Fiction,1000,"moving boxes, bike repair","Arabic, French B1/B2",any time,no idea,unlimited
)",
      R"(Request number,Name,Postcode,What help do you need?,Language,When would suit you?,How many volunteers do you need?
Q1,Lea Sample,1000,bike repairs,English or French,Tuesday evening,one
Q2,Max Invented,1050,reading aloud,Dutch,Saturday,1-2
Q3,Nia Fiction,1000,moving box,Arabic,Sunday afternoon,2
)");
  EXPECT_EQ(read.offers(),
            (Lines{"Ivy Sample: bike repair, reading aloud; ; en, fr; 1000; mon-eve, tue-eve, wed-eve; 2; 10 km",
                   "Jon Invented: moving boxes, reading aloud; ; fr, nl; 1050; 6; 3; 8 km",
                   "Kim Fiction: bike repair, moving boxes; ; ar, fr; 1000; alle; 1"}));
  EXPECT_EQ(read.requests(), (Lines{"Lea Sample: : bike repair; ; en, fr; 1000; tue-eve; 1; 0",
                                    "Max Invented: : reading aloud; ; nl; 1050; sat-aft, sat-eve, sat-mor; 2; 0",
                                    "Nia Fiction: : moving boxes; ; ar; 1000; sun-aft; 2; 0"}));
}

const std::string skilled = "Nr;Waar ben je goed in?;Opmerking\nm1;taart bakken;x\nm2;zalen versieren;y\n";

TEST(PairDraft, TheSecondRunStartsFromItsDrafts) {
  const Folder folder;
  const auto offers = folder.put("a.csv", skilled);
  const auto requests = folder.put("b.csv", "Nr;Hulp\nr1;Taarten bakken\nr2;zalen versieren\n");
  const Loaded loaded = load({offers, requests}, {});
  ASSERT_TRUE(loaded.drafted);
  folder.put("profile.yaml", loaded.drafted->profile_yaml);
  folder.put("aanbod.mapping.yaml", loaded.drafted->offers_mapping_yaml);
  folder.put("vragen.mapping.yaml", loaded.drafted->requests_mapping_yaml);
  for (const auto& words : loaded.drafted->vocabularies) folder.put(words.name, words.yaml);
  const Loaded again = load({folder.path() / "profile.yaml"}, {});
  EXPECT_EQ(again.draft.offers[0].offer.value.skills, loaded.draft.offers[0].offer.value.skills);
  EXPECT_EQ(again.draft.requests[0].request.value.needs, loaded.draft.requests[0].request.value.needs);
  EXPECT_FALSE(again.drafted);
}

TEST(PairDraft, TheOrderOfRowsDoesNotMatter) {
  const Folder folder;
  const auto drafted = [&](const std::string& offers, const std::string& requests) {
    return *load({folder.put("a.csv", offers), folder.put("b.csv", requests)}, {}).drafted;
  };
  const std::string one = "m1;taart bakken;x\n", two = "m2;Zalen versieren;y\n",
                    head = "Nr;Waar ben je goed in?;Opmerking\n";
  const DraftProfile forward = drafted(head + one + two, "Nr;Hulp\nr1;taart bakken\nr2;zalen versieren\n");
  const DraftProfile backward = drafted(head + two + one, "Nr;Hulp\nr2;zalen versieren\nr1;taart bakken\n");
  EXPECT_EQ(forward.offers_mapping_yaml, backward.offers_mapping_yaml);
  EXPECT_EQ(forward.vocabularies.at(0).yaml, backward.vocabularies.at(0).yaml);
}

TEST(PairDraft, WhatIsNotSureIsAskedUnlessTheLikelyIsAccepted) {
  const std::string vague = "Nr;Wat?\nm1;taart bakken\nm2;zalen versieren\nm3;taart bakken\n";
  const std::string requests = "Nr;Hulp\nr1;behangen\nr2;lampen hangen\n";
  const Folder folder;
  const auto a = folder.put("a.csv", vague), b = folder.put("b.csv", requests);
  EXPECT_THROW((void)load({a, b}, {}), MappingNeeded);
  const auto c = folder.put("c.csv", skilled);
  EXPECT_THROW((void)load({c, b}, {}), MappingNeeded) << "no word in common";
  const Loaded likely = load({c, b}, {.accept_likely = true});
  EXPECT_TRUE(has(likely.draft.findings, "likely_taken"));
}

// ---- sizes -----------------------------------------------------------------------------------------------------------------------

TEST(PairDraft, HundredsOfColumnsOnEitherSideMeet) {
  constexpr int columns = 400, rows = 30;
  const auto wide = [](const std::string& id, const std::string& name, int first) {
    std::string text = "Nr";
    for (int column = 0; column < columns; ++column) text += ";" + name + std::to_string(column);
    for (int row = 0; row < rows; ++row) {
      text += "\n" + id + std::to_string(row);
      for (int column = 0; column < columns; ++column) {
        text += ";woord" + std::to_string(first + column * rows + row) + " x, y/z" + std::to_string(first + column);
      }
    }
    return text + "\n";
  };
  const Folder folder;
  const auto offers = folder.put("a.csv", wide("m", "kolom", 0));
  const auto requests = folder.put("b.csv", wide("r", "vraag", 399 * rows));
  EXPECT_EQ(load({offers, requests}, {.accept_likely = true}).draft.offers.size(), std::size_t{rows});
}

TEST(PairDraft, TensOfThousandsUnderOneAddressAreRead) {
  constexpr int people = 20'000;
  std::string offers = "E-mailadres;Naam;Waar ben je goed in?\n", requests = "Nr;E-mailadres;Hulp\n";
  for (int i = 0; i < people; ++i) {
    std::string name;
    for (int rest = i, letter = 0; letter < 4; ++letter, rest /= 26) name += static_cast<char>('a' + rest % 26);
    offers += "info@example.org;" + name + " Verzonnen;koken\n";
    requests += "r" + std::to_string(i) + ";info@example.org;koken\n";
  }
  const Folder folder;
  folder.put("a.csv", offers), folder.put("b.csv", requests);
  folder.put("a.yaml",
             "schema: koppel/mapping/1\nside: offers\nid: { column: E-mailadres, hash: true }\nfields:\n"
             "  skills: { column: \"Waar ben je goed in?\", vocabulary: none }\ncontact: { name: Naam, email: "
             "E-mailadres }\n");
  folder.put("b.yaml",
             "schema: koppel/mapping/1\nside: requests\nid: { column: Nr }\nfields:\n"
             "  needs: { column: Hulp, vocabulary: none }\ncontact: { email: E-mailadres }\n");
  const Reading read(load({folder.put("profile.yaml",
                                      "schema: koppel/profile/1\ninputs:\n  offers: { file: a.csv, mapping: a.yaml }\n"
                                      "  requests: { file: b.csv, mapping: b.yaml }\n")},
                          {}));
  EXPECT_EQ(read.offers().size(), std::size_t{people});
  EXPECT_EQ(read.requests_count(), std::size_t{people});
}

TEST(OwnWords, MeetInAnyNumberAndWithOneLetterWrongButNotAsAnotherWord) {
  Findings findings;
  OwnWords words("skills", nullptr);
  words.add({{"Naaien", 4}, {"maaien", 3}, {"behangen", 3}, {"enquêtes maken", 2}, {"lessen", 3}}, Side::offers);
  words.add({{"behagen", 1}, {"Enquête maken", 1}, {"naaien", 1}, {"a1@example.org", 1}, {"lassen", 1}},
            Side::requests);
  const auto own = words.make(findings);
  ASSERT_TRUE(own);
  Lines labels;
  for (const OwnWord& word : own->words) labels.push_back(word.label);
  EXPECT_EQ(labels, (Lines{"behangen", "enquêtes maken", "lassen", "lessen", "maaien", "Naaien"}));
  EXPECT_TRUE(has(findings, "word_joined"));
}

std::string labels_of(const std::vector<CountedAnswer>& offered, const std::vector<CountedAnswer>& asked,
                      const Vocabulary* known = nullptr) {
  Findings findings;
  OwnWords words("skills", known);
  words.add(offered, Side::offers), words.add(asked, Side::requests);
  const auto own = words.make(findings);
  Lines labels;
  for (const OwnWord& word : own->words) labels.push_back(word.label);
  return joined(labels);
}

TEST(OwnWords, AWordIsTheSameAsInConflictsAndGroups) {
  EXPECT_EQ(labels_of({{"C++", 2}, {"C", 2}}, {}), "C, C++");
  EXPECT_EQ(labels_of({{"Sint-Andries", 2}}, {{"sint andries", 1}, {"SintAndries", 1}}), "Sint-Andries");
  EXPECT_EQ(labels_of({{"e-bike", 2}}, {{"ebike", 1}, {"E-bikes.", 1}}), "e-bike");
  EXPECT_EQ(labels_of({{"koken", 2}}, {{"(koken)", 1}, {"koken!", 1}}), "koken");
}

TEST(OwnWords, AShortWordIsJoinedOnlyToOneThatComesBackOften) {
  EXPECT_EQ(labels_of({{"kaarten", 2}}, {{"kaarsen", 2}}), "kaarsen, kaarten") << "both come back";
  EXPECT_EQ(labels_of({{"kaarten", 2}}, {{"kaarsen", 1}}), "kaarsen, kaarten") << "twice is not often";
  EXPECT_EQ(labels_of({{"behangen", 3}}, {{"behagen", 1}}), "behangen");
  EXPECT_EQ(labels_of({{"fotografie", 2}}, {{"fotografei", 1}}), "fotografie") << "a long word";
}

TEST(OwnWords, ATypingErrorIsNoLabel) {
  EXPECT_EQ(labels_of({{"Timmerwerken", 1}, {"timmerwerken", 1}}, {{"tiimmerwerken", 1}}), "Timmerwerken");
  EXPECT_EQ(labels_of({{"Naaien", 1}, {"naaien", 2}}, {{"NAAIEN", 1}}), "naaien");
}

TEST(OwnWords, AnAnswerGivenOnceIsNotQuoted) {
  Findings findings;
  OwnWords words("skills", nullptr);
  words.add({{"behangen", 4}}, Side::offers), words.add({{"behagen", 1}}, Side::requests, "Welke hulp?");
  ASSERT_TRUE(words.make(findings));
  const Finding& joined = findings.kept().front();
  EXPECT_EQ(joined.source.field, "Welke hulp?");
  EXPECT_EQ(joined.values, (FindingValues{{"read", "1"}, {"expected", "behangen"}}));
}

}  // namespace
}  // namespace koppel::io
