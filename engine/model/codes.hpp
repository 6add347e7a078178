// The findings of model/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel {

// In alphabetical order of the names.
// clang-format off
struct ModelCodes {
  using enum Severity;

  CodeInfo absence_over{
      "absence_over", warning,
      {"afwezig tot {read}, maar dat was al voorbij toen het genoteerd werd ({expected}); het telt niet mee",
       "away until {read}, but that was over when it was noted ({expected}); it does not count",
       "absent jusqu'au {read}, mais c'était déjà passé au moment de le noter ({expected}) ; cela ne compte pas"},
      {"Kijk het jaar na.",
       "Check the year.",
       "Vérifiez l'année."}};
  CodeInfo answer_against_decision{
      "answer_against_decision", warning,
      {"over {read} zegt een antwoord iets anders dan een beslissing; het nee telt",
       "about {read} an answer and a decision say different things; the no counts",
       "sur {read}, une réponse et une décision se contredisent ; le non compte"},
      {"Pas de beslissing aan, of schrijf een nieuw antwoord in antwoorden.csv.",
       "Change the decision, or write a new answer into antwoorden.csv.",
       "Modifiez la décision, ou écrivez une nouvelle réponse dans antwoorden.csv."}};
  CodeInfo answer_from_future{
      "answer_from_future", warning,
      {"dit antwoord is van {read}, en dat is na vandaag ({expected}); het telt wel mee",
       "this answer is of {read}, which is after today ({expected}); it counts all the same",
       "cette réponse date du {read}, soit après aujourd'hui ({expected}) ; elle compte quand même"},
      {"Kijk de datum na, of zeg met --today welke dag het is.",
       "Check the date, or say with --today which day it is.",
       "Vérifiez la date, ou indiquez le jour avec --today."}};
  CodeInfo answer_unknown_pair{
      "answer_unknown_pair", warning,
      {"dit antwoord gaat over {read}, en die koppeling bestaat hier niet; het is bewaard maar telt niet mee",
       "this answer is about {read}, and there is no such pair here; it is kept but does not count",
       "cette réponse concerne {read}, et cette paire n'existe pas ici ; elle est gardée mais ne compte pas"},
      {"Kijk beide kenmerken na.",
       "Check both ids.",
       "Vérifiez les deux identifiants."}};
  CodeInfo answers_contradict{
      "answers_contradict", warning,
      {"over {read} staan er op één dag verschillende antwoorden; het laatste telt",
       "about {read} there are different answers of one day; the last one counts",
       "sur {read}, des réponses différentes ont été notées le même jour ; la dernière compte"},
      {"Klopt dat niet, zet dan het juiste antwoord onderaan in antwoorden.csv.",
       "If that is wrong, put the right answer at the bottom of antwoorden.csv.",
       "Si c'est faux, mettez la bonne réponse en bas de antwoorden.csv."}};
  CodeInfo answers_of_others{
      "answers_of_others", note,
      {"{read} {read|antwoord gaat|antwoorden gaan} over iemand die hier niet meer is",
       "{read} {read|answer is|answers are} about somebody who is not here any more",
       "{read} {read|réponse concerne|réponses concernent} quelqu'un qui n'est plus ici"},
      {"Ze blijven bewaard.",
       "They are kept.",
       "Elles sont gardées."}};
  CodeInfo capacity_min_above_max{
      "capacity_min_above_max", error,
      {"het minimum {read} ligt boven het maximum {expected}",
       "the minimum {read} is above the maximum {expected}",
       "le minimum {read} dépasse le maximum {expected}"},
      {"Pas een van beide aan.",
       "Change one of the two.",
       "Modifiez l'un des deux."}};
  CodeInfo conflict_meets_nobody{
      "conflict_meets_nobody", warning,
      {"het belangenconflict {read} treft geen enkele vraag",
       "the conflict of interest {read} meets no request",
       "le conflit d'intérêts {read} ne touche aucune demande"},
      {"Schrijf het zoals het bij de vraag staat, als het een vraag moet treffen.",
       "Write it as it stands at the request, if it is to meet one.",
       "Écrivez-le comme dans la demande, s'il doit en toucher une."}};
  CodeInfo conflict_without_key{
      "conflict_without_key", rejected,
      {"belangenconflict niet begrepen: {read}; verwacht: {expected}",
       "conflict of interest not understood: {read}; expected: {expected}",
       "conflit d'intérêts non compris : {read} ; attendu : {expected}"},
      {"Schrijf waarop het slaat voor de dubbelepunt, zoals org:naam of from:naam.",
       "Say what it is about before the colon, such as org:name or from:name.",
       "Indiquez avant le deux-points ce qu'il concerne, comme org:nom ou from:nom."}};
  CodeInfo duplicate_decision{
      "duplicate_decision", warning,
      {"dezelfde beslissing staat er twee keer",
       "the same decision stands twice",
       "la même décision figure deux fois"},
      {"Eén keer volstaat.",
       "Once is enough.",
       "Une fois suffit."}};
  CodeInfo duplicate_id{
      "duplicate_id", rejected,
      {"het kenmerk {read} komt meer dan eens voor (zie {other}); deze rij telt niet mee",
       "the id {read} stands more than once (see {other}); this row does not count",
       "l'identifiant {read} figure plusieurs fois (voir {other}) ; cette ligne ne compte pas"},
      {"Laat één rij over, of geef elke inzending een datum.",
       "Leave one row, or give every submission a date.",
       "Gardez une seule ligne, ou datez chaque envoi."}};
  CodeInfo empty_id{
      "empty_id", rejected,
      {"rij zonder kenmerk",
       "row without an id",
       "ligne sans identifiant"},
      {"Geef elke rij een kenmerk.",
       "Give every row an id.",
       "Donnez un identifiant à chaque ligne."}};
  CodeInfo empty_side{
      "empty_side", error,
      {"er is geen enkele bruikbare rij voor {expected:word} ({expected})",
       "there is not one usable row for {expected:word} ({expected})",
       "aucune ligne utilisable pour {expected:word} ({expected})"},
      {"Kijk na of het juiste bestand en de juiste kolommen gekozen zijn.",
       "Check that the right file and the right columns were chosen.",
       "Vérifiez le fichier et les colonnes choisis."}};
  CodeInfo hours_unsupported{
      "hours-unsupported", error,
      {"de uren van {read} kunnen knellen: {expected} uur beschikbaar, en de verzoeken die het kan aannemen vragen samen tot {other} uur; uren verdelen kan nog niet",
       "the hours of {read} can bind: {expected} hours available, and the requests it may take ask up to {other} together; sharing out hours is not supported yet",
       "les heures de {read} peuvent manquer : {expected} disponibles, et les demandes possibles en veulent jusqu'à {other} ensemble ; répartir des heures n'est pas encore possible"},
      {"Verlaag het aantal verzoeken van dit aanbod, of laat de uren weg.",
       "Lower this offer's number of requests, or leave out the hours.",
       "Réduisez le nombre de demandes de cette offre, ou omettez les heures."}};
  CodeInfo id_is_personal{
      "id_is_personal", error,
      {"het kenmerk is een naam, een adres of een nummer van iemand ({read} {read|teken|tekens})",
       "the id is somebody's name, address or number ({read} {read|character|characters})",
       "l'identifiant est le nom, l'adresse ou le numéro de quelqu'un ({read} {read|caractère|caractères})"},
      {"Zet in de mapping bij het kenmerk \"hash: true\".",
       "Say \"hash: true\" at the id in the mapping.",
       "Indiquez \"hash: true\" pour l'identifiant dans le mappage."}};
  CodeInfo id_not_text{
      "id_not_text", error,
      {"het kenmerk bevat tekens die niet kunnen (regeleinde of stuurteken)",
       "the id holds characters it cannot have (line end or control character)",
       "l'identifiant contient des caractères interdits"},
      {"Gebruik letters en cijfers.",
       "Use letters and digits.",
       "Utilisez des lettres et des chiffres."}};
  CodeInfo level_out_of_range{
      "level_out_of_range", rejected,
      {"niveau {read}; verwacht: {expected}",
       "level {read}; expected: {expected}",
       "niveau {read} ; attendu : {expected}"},
      {"Niveaus gaan van 1 tot 5.",
       "Levels go from 1 to 5.",
       "Les niveaux vont de 1 à 5."}};
  CodeInfo missing_field{
      "missing_field", error,
      {"{expected} ontbreekt",
       "{expected} is missing",
       "{expected} manque"},
      {"Voeg het toe.",
       "Add it.",
       "Ajoutez-le."}};
  CodeInfo names_differ{
      "names_differ", rejected,
      {"het kenmerk {read} staat er ook onder een andere naam (zie {other}); deze rij telt niet mee",
       "the id {read} stands under another name too (see {other}); this row does not count",
       "l'identifiant {read} figure aussi sous un autre nom (voir {other}) ; cette ligne ne compte pas"},
      {"Geef elke persoon een eigen kenmerk, of neem als kenmerk het e-mailadres met \"hash: true\".",
       "Give every person an id of their own, or make the e-mail address the id with \"hash: true\".",
       "Donnez à chacun son identifiant, ou prenez l'adresse e-mail avec \"hash: true\"."}};
  CodeInfo no_need_understood{
      "no_need_understood", error,
      {"van {read} gevraagde {read|vaardigheid|vaardigheden} is er geen enkele begrepen",
       "of {read} {read|skill|skills} asked for, not one was understood",
       "sur {read} {read|compétence demandée|compétences demandées}, aucune n'a été comprise"},
      {"Zeg in de mapping wat de antwoorden betekenen (codes, vocabulary), of voeg ze toe aan de woordenlijst skills.",
       "Say in the mapping what the answers mean (codes, vocabulary), or add them to the vocabulary skills.",
       "Indiquez dans le mapping ce que signifient les réponses (codes, vocabulary), ou ajoutez-les au vocabulaire skills."}};
  CodeInfo out_of_range{
      "out_of_range", error,
      {"{read} ligt buiten {expected}",
       "{read} lies outside {expected}",
       "{read} est hors de {expected}"},
      {"Kijk na of breedte en lengte verwisseld zijn.",
       "Check whether latitude and longitude were exchanged.",
       "Vérifiez si latitude et longitude sont inversées."}};
  CodeInfo partial_minimum{
      "partial_minimum", note,
      {"het minimum van {read} is een wens",
       "the minimum of {read} is a wish",
       "le minimum de {read} est un souhait"},
      {"",
       "",
       ""}};
  CodeInfo people_max_zero{
      "people_max_zero", rejected,
      {"er {read|wordt|worden} {read} {read|mens|mensen} gevraagd; gerekend wordt met {expected}",
       "{read} {read|person is|people are} asked for; {expected} is used instead",
       "{read} {read|personne est demandée|personnes sont demandées} ; {expected} est retenu"},
      {"Laat een vraag waarvoor niemand nodig is weg.",
       "Leave out a request that needs nobody.",
       "Retirez une demande qui n'a besoin de personne."}};
  CodeInfo people_min_above_max{
      "people_min_above_max", error,
      {"het minimum {read} ligt boven het maximum {expected}",
       "the minimum {read} is above the maximum {expected}",
       "le minimum {read} dépasse le maximum {expected}"},
      {"Pas een van beide aan.",
       "Change one of the two.",
       "Modifiez l'un des deux."}};
  CodeInfo pin_and_forbid{
      "pin_and_forbid", error,
      {"{read} is zowel vastgezet als uitgesloten",
       "{read} is both pinned and forbidden",
       "{read} est à la fois fixé et exclu"},
      {"Laat één van de twee beslissingen weg.",
       "Leave out one of the two decisions.",
       "Retirez l'une des deux décisions."}};
  CodeInfo pin_on_absent{
      "pin_on_absent", error,
      {"{read} is vastgezet, maar neemt geen deel",
       "{read} is pinned but takes no part",
       "{read} est fixé mais ne participe pas"},
      {"Laat één van de twee beslissingen weg.",
       "Leave out one of the two decisions.",
       "Retirez l'une des deux décisions."}};
  CodeInfo repeated_row{
      "repeated_row", note,
      {"{read} {read|rij zegt|rijen zeggen} hetzelfde als een andere rij met dat kenmerk, en {read|telt|tellen} één keer",
       "{read} {read|row says|rows say} the same as another row with that id, and {read|counts|count} once",
       "{read} {read|ligne dit|lignes disent} la même chose qu'une autre ligne de cet identifiant, et ne {read|compte|comptent} qu'une fois"},
      {"", "", ""}};
  CodeInfo repeated_value{
      "repeated_value", note,
      {"{read} staat er twee keer",
       "{read} stands twice",
       "{read} figure deux fois"},
      {"",
       "",
       ""}};
  CodeInfo row_closed{
      "row_closed", warning,
      {"{read} {read|rij telt|rijen tellen} niet mee: hier staat {expected}",
       "{read} {read|row does|rows do} not count: it says {expected} here",
       "{read} {read|ligne ne compte|lignes ne comptent} pas : il y est écrit {expected}"},
      {"Telt zo'n rij toch mee, haal de kolom dan weg bij \"leave_out\" in de mapping.",
       "If such a row counts after all, remove the column from \"leave_out\" in the mapping.",
       "Si une telle ligne compte tout de même, retirez la colonne de « leave_out » dans le mappage."}};
  CodeInfo same_person_both_sides{
      "same_person_both_sides", warning,
      {"wie {read} aanbiedt, vraagt ook zelf (zie {other}); die twee worden niet aan elkaar voorgesteld",
       "whoever offers {read} asks as well (see {other}); the two are not proposed to each other",
       "la personne de l'offre {read} demande aussi (voir {other}) ; les deux ne sont pas proposées l'une à l'autre"},
      {"Is het iemand anders? Leg het paar dan vast in de beslissingen.",
       "Is it somebody else? Then pin the pair in the decisions.",
       "Est-ce quelqu'un d'autre ? Fixez alors la paire dans les décisions."}};
  CodeInfo same_person_twice{
      "same_person_twice", warning,
      {"{read} en {other} lijken van één persoon; voor een vraag die meer mensen wil, tellen ze voor één",
       "{read} and {other} seem to be of one person; where a request wants several people they count as one",
       "{read} et {other} semblent d'une même personne ; pour une demande à plusieurs, ils comptent pour un"},
      {"Laat één rij over, of geef beide een eigen adres.",
       "Leave one row, or give both an address of their own.",
       "Gardez une seule ligne, ou donnez à chacune son adresse."}};
  CodeInfo shared_address{
      "shared_address", note,
      {"het adres of nummer staat ook onder een andere naam (zie {other}); het zijn twee mensen",
       "the address or number stands under another name too (see {other}); they are two people",
       "l'adresse ou le numéro figure aussi sous un autre nom (voir {other}) ; ce sont deux personnes"},
      {"", "", ""}};
  CodeInfo side_not_given{
      "side_not_given", note,
      {"er is geen export met {expected:word} gegeven: deze markt kan nog niet gekoppeld worden",
       "no export with {expected:word} was given: this market cannot be matched yet",
       "aucun export avec {expected:word} n'a été donné : ce marché ne peut pas encore être couplé"},
      {"Koppel later beide helften samen: koppel match AANBOD.json VRAGEN.json",
       "Match both halves together later: koppel match OFFERS.json REQUESTS.json",
       "Couplez plus tard les deux moitiés : koppel match OFFRES.json DEMANDES.json"}};
  CodeInfo unknown_group{
      "unknown_group", warning,
      {"de groep {read} uit het profiel komt in de gegevens niet voor; ze heeft geen gevolg",
       "the profile's group {read} does not occur in the data; it has no effect",
       "le groupe {read} du profil ne figure pas dans les données ; il est sans effet"},
      {"Kijk de naam na, in het profiel en in de mapping.",
       "Check the name, in the profile and in the mapping.",
       "Vérifiez le nom, dans le profil et dans le mappage."}};
  CodeInfo unknown_id{
      "unknown_id", error,
      {"onbekend kenmerk: {read}",
       "unknown id: {read}",
       "identifiant inconnu : {read}"},
      {"Kijk het kenmerk na.",
       "Check the id.",
       "Vérifiez l'identifiant."}};
  CodeInfo unknown_language{
      "unknown_language", rejected,
      {"onbekende taal: {read}",
       "unknown language: {read}",
       "langue inconnue : {read}"},
      {"Gebruik de naam of de code van twee letters.",
       "Use the name or the two-letter code.",
       "Utilisez le nom ou le code à deux lettres."}};
  CodeInfo unknown_postcode{
      "unknown_postcode", warning,
      {"postcode {read} staat niet in de lijst van districten; de plaats blijft onbekend",
       "postcode {read} is not in the list of districts; the place stays unknown",
       "le code postal {read} n'est pas dans la liste des districts ; le lieu reste inconnu"},
      {"Verbeter de postcode, of voeg hem toe aan de woordenlijst.",
       "Correct the postcode, or add it to the vocabulary.",
       "Corrigez le code postal, ou ajoutez-le au vocabulaire."}};
  CodeInfo unknown_term{
      "unknown_term", rejected,
      {"{read} staat niet in de woordenlijst {expected}",
       "{read} is not in the vocabulary {expected}",
       "{read} n'est pas dans le vocabulaire {expected}"},
      {"Kies een bekend woord, of voeg het toe aan de woordenlijst.",
       "Choose a known word, or add it to the vocabulary.",
       "Choisissez un mot connu, ou ajoutez-le au vocabulaire."}};
  CodeInfo vocabulary_cycle{
      "vocabulary_cycle", error,
      {"het bredere begrip van {read} leidt terug naar zichzelf",
       "the broader term of {read} leads back to itself",
       "le terme plus large de {read} mène à lui-même"},
      {"Verbreek de kring.",
       "Break the circle.",
       "Rompez le cercle."}};
  CodeInfo vocabulary_duplicate_term{
      "vocabulary_duplicate_term", error,
      {"het begrip {read} staat er twee keer",
       "the term {read} stands twice",
       "le terme {read} figure deux fois"},
      {"Laat er één staan.",
       "Leave one.",
       "N'en gardez qu'un."}};
  CodeInfo vocabulary_shared_label{
      "vocabulary_shared_label", error,
      {"{read} hoort bij twee begrippen: {other}",
       "{read} belongs to two terms: {other}",
       "{read} appartient à deux termes : {other}"},
      {"Laat het bij één begrip staan.",
       "Leave it with one term.",
       "Laissez-le à un seul terme."}};
  CodeInfo vocabulary_unknown_broader{
      "vocabulary_unknown_broader", error,
      {"onbekend breder begrip: {read}",
       "unknown broader term: {read}",
       "terme plus large inconnu : {read}"},
      {"Kijk het kenmerk na.",
       "Check the id.",
       "Vérifiez l'identifiant."}};
};
// clang-format on

inline constexpr ModelCodes model_codes{};

}  // namespace koppel
