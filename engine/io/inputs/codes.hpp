// The findings of io/inputs/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel::io {

// In alphabetical order of the names.
// clang-format off
struct InputsCodes {
  using enum Severity;

  CodeInfo answer_date{
      "answer_date", rejected,
      {"datum van dit antwoord niet begrepen ({read}); het antwoord telt niet mee",
       "the date of this answer is not understood ({read}); the answer does not count",
       "date de cette réponse non comprise ({read}) ; la réponse ne compte pas"},
      {"Schrijf de datum zoals 2026-12-31 of 31/12/2026.",
       "Write the date as 2026-12-31 or 31/12/2026.",
       "Écrivez la date comme 2026-12-31 ou 31/12/2026."}};
  CodeInfo both_lists_edited{
      "both_lists_edited", warning,
      {"zowel {read} als {other} zijn ingevuld; de antwoorden van beide tellen",
       "both {read} and {other} have been filled in; the answers of both count",
       "{read} et {other} ont tous deux été remplis ; les réponses des deux comptent"},
      {"Vul er één in.",
       "Fill in one of them.",
       "N'en remplissez qu'une."}};
  CodeInfo draft_unfit{
      "draft_unfit", error,
      {"dit profiel van een vorige keer past niet bij deze exports, of is nog niet af",
       "this profile of an earlier run does not fit these exports, or is not complete yet",
       "ce profil d'une fois précédente ne convient pas à ces exports, ou n'est pas encore complet"},
      {"Verbeter wat bij de andere fouten staat, of begin met --redraft aan een nieuw ontwerp.",
       "Mend what the other errors name, or begin a new draft with --redraft.",
       "Corrigez ce que disent les autres erreurs, ou recommencez un projet avec --redraft."}};
  CodeInfo draft_used{
      "draft_used", note,
      {"gelezen met dit profiel van een vorige keer: {read} is het aanbod, {other} zijn de vragen",
       "read with this profile of an earlier run: {read} holds the offers, {other} the requests",
       "lu avec ce profil d'une fois précédente : {read} contient l'offre, {other} les demandes"},
      {"Met --redraft komt er een nieuw ontwerp; met --profile telt een ander profiel.",
       "--redraft makes a new draft; --profile takes another profile.",
       "--redraft fait un nouveau projet ; --profile prend un autre profil."}};
  CodeInfo duplicate_travel_time{
      "duplicate_travel_time", rejected,
      {"van {read} staan er twee verschillende reistijden; geen van beide telt",
       "{read} has two different travel times; neither counts",
       "{read} a deux temps de trajet différents ; aucun ne compte"},
      {"Laat er één staan.",
       "Leave one.",
       "N'en gardez qu'un."}};
  CodeInfo export_without_rows{
      "export_without_rows", error,
      {"deze export heeft kolomkoppen maar geen enkele rij",
       "this export has headings but not a single row",
       "cet export a des en-têtes mais aucune ligne"},
      {"Is het formulier al ingevuld? Exporteer opnieuw, met alle antwoorden.",
       "Has the form been filled in yet? Export again, with all answers.",
       "Le formulaire a-t-il déjà été rempli ? Exportez à nouveau, avec toutes les réponses."}};
  CodeInfo exports_swapped{
      "exports_swapped", warning,
      {"dit is opgegeven als het aanbod maar lijkt op de vragen, en {other} lijkt op het aanbod",
       "this was given as the offers but looks like the requests, and {other} looks like the offers",
       "ceci a été donné comme l'offre mais ressemble aux demandes, et {other} ressemble à l'offre"},
      {"Geef de twee bestanden in de andere volgorde: eerst het aanbod, dan de vragen.",
       "Give the two files the other way round: first the offers, then the requests.",
       "Donnez les deux fichiers dans l'autre ordre : d'abord l'offre, puis les demandes."}};
  CodeInfo incomplete_decision{
      "incomplete_decision", rejected,
      {"in de beslissing ontbreekt het kenmerk van het aanbod of van het verzoek",
       "the decision lacks the id of the offer or of the request",
       "il manque à la décision l'identifiant de l'offre ou de la demande"},
      {"Vul beide kenmerken in.",
       "Fill in both ids.",
       "Complétez les deux identifiants."}};
  CodeInfo incomplete_travel_time{
      "incomplete_travel_time", rejected,
      {"in de reistijd ontbreekt een plaats",
       "the travel time lacks a place",
       "il manque un lieu au temps de trajet"},
      {"Vul beide postcodes of districten in.",
       "Fill in both postcodes or districts.",
       "Complétez les deux codes postaux ou districts."}};
  CodeInfo key_duplicate_id{
      "key_duplicate_id", rejected,
      {"dit kenmerk staat er al met andere gegevens; geen van beide telt mee",
       "this id stands there already with other data; neither counts",
       "cet identifiant figure déjà avec d'autres données ; aucune ne compte"},
      {"Laat één rij over.",
       "Leave one row.",
       "Gardez une seule ligne."}};
  CodeInfo key_incomplete{
      "key_incomplete", rejected,
      {"deze rij noemt geen kant (offer of request) of geen kenmerk",
       "this row names no side (offer or request) or no id",
       "cette ligne n'indique pas le côté (offer ou request) ou l'identifiant"},
      {"Vul side en id in.",
       "Fill in side and id.",
       "Remplissez side et id."}};
  CodeInfo key_readable_by_others{
      "key_readable_by_others", warning,
      {"anderen kunnen dit bestand met namen en contactgegevens lezen",
       "others can read this file with names and contact data",
       "d'autres peuvent lire ce fichier avec des noms et des coordonnées"},
      {"Maak het leesbaar voor uzelf alleen: chmod 600. Zonder --key wordt het tot dan niet gebruikt.",
       "Make it readable for yourself only: chmod 600. Without --key it is not used until then.",
       "Rendez-le lisible pour vous seul : chmod 600. Sans --key il n'est pas utilisé d'ici là."}};
  CodeInfo key_unknown_id{
      "key_unknown_id", note,
      {"{read} {read|rij gaat|rijen gaan} over niemand in deze markt",
       "{read} {read|row is|rows are} about nobody in this market",
       "{read} {read|ligne ne concerne|lignes ne concernent} personne dans ce marché"},
      {"Hoort deze sleutel bij deze markt?",
       "Does this key belong to this market?",
       "Cette clé appartient-elle à ce marché ?"}};
  CodeInfo list_of_another_round{
      "list_of_another_round", error,
      {"deze bellijst is ingevuld, maar hoort bij een ander voorstel: {read} van haar {expected} rijen staan in dit",
       "this call list has been filled in, but belongs to another proposal: {read} of its {expected} rows stand in this one",
       "cette liste a été remplie, mais vient d'une autre proposition : {read} de ses {expected} lignes figurent dans celle-ci"},
      {"Zet de bellijst van dit voorstel terug, of schrijf de antwoorden in antwoorden.csv.",
       "Put back the call list of this proposal, or write the answers into antwoorden.csv.",
       "Remettez la liste de cette proposition, ou écrivez les réponses dans antwoorden.csv."}};
  CodeInfo lists_contradict{
      "lists_contradict", error,
      {"over {read} staan er in {other} en hier verschillende nieuwe antwoorden",
       "about {read} there are different new answers in {other} and here",
       "sur {read}, {other} et cette liste donnent de nouvelles réponses différentes"},
      {"Laat er één staan.",
       "Leave one of the two.",
       "Gardez l'une des deux."}};
  CodeInfo mapping_chosen{
      "mapping_chosen", note,
      {"gelezen met {read}",
       "read with {read}",
       "lu avec {read}"},
      {"",
       "",
       ""}};
  CodeInfo mapping_missing{
      "mapping_missing", error,
      {"geen enkele mapping zegt wat de kolommen betekenen",
       "no mapping says what the columns mean",
       "aucun mappage ne dit ce que signifient les colonnes"},
      {"Maak er een met koppel inspect en geef ze met --mapping.",
       "Make one with koppel inspect and give it with --mapping.",
       "Faites-en un avec koppel inspect et donnez-le avec --mapping."}};
  CodeInfo mapping_needed{
      "mapping_needed", error,
      {"{expected:word}{read}; een ontwerp van het profiel is klaargezet",
       "{expected:word}{read}; a draft profile has been prepared",
       "{expected:word}{read} ; un projet de profil a été préparé"},
      {"Vul in de map koppel-profiel aan waar \"BESLIS\" staat en start opnieuw; op een terminal stelt koppel match de vragen.",
       "Complete it in the folder koppel-profiel where it says \"DECIDE\" and start again; on a terminal koppel match asks the questions.",
       "Complétez là où figure « DÉCIDER » dans le dossier koppel-profiel et relancez ; dans un terminal, koppel match pose les questions."}};
  CodeInfo market_and_exports{
      "market_and_exports", error,
      {"het profiel noemt zowel een marktbestand als exports",
       "the profile names both a market file and exports",
       "le profil nomme à la fois un fichier de marché et des exports"},
      {"Laat een van beide weg.",
       "Leave out one of the two.",
       "Retirez l'un des deux."}};
  CodeInfo no_profile{
      "no_profile", error,
      {"de map heeft geen profile.yaml",
       "the folder has no profile.yaml",
       "le dossier n'a pas de profile.yaml"},
      {"Kopieer data/profiles/standaard.profile.yaml en noem er de bestanden in.",
       "Copy data/profiles/standaard.profile.yaml and name the files in it.",
       "Copiez data/profiles/standaard.profile.yaml et nommez-y les fichiers."}};
  CodeInfo not_an_export{
      "not_an_export", error,
      {"dit is geen export: er zijn geen kolommen in te herkennen",
       "this is no export: no columns can be made out in it",
       "ce n'est pas un export : aucune colonne n'y est reconnaissable"},
      {"Geef de tabel met antwoorden die het formulier exporteert, als CSV of XLSX.",
       "Give the table of answers that the form exports, as CSV or XLSX.",
       "Donnez le tableau de réponses que le formulaire exporte, en CSV ou XLSX."}};
  CodeInfo profile_belongs{
      "profile_belongs", note,
      {"wat hier gelezen is, hoort bij {read}: zonder dat profiel gelden andere regels en woorden",
       "what was read here belongs with {read}: without that profile other rules and words hold",
       "ce qui a été lu ici va avec {read} : sans ce profil, d'autres règles et mots s'appliquent"},
      {"Koppel het marktbestand met --profile {read}.",
       "Match the market file with --profile {read}.",
       "Couplez le fichier de marché avec --profile {read}."}};
  CodeInfo same_export{
      "same_export", error,
      {"dit is hetzelfde als {other}: aanbod en vragen kunnen niet één bestand zijn",
       "this is the same as {other}: offers and requests cannot be one file",
       "ceci est identique à {other} : l'offre et les demandes ne peuvent être un seul fichier"},
      {"Geef eerst de export van het aanbod, dan die van de vragen.",
       "Give the export of the offers first, then that of the requests.",
       "Donnez d'abord l'export de l'offre, puis celui des demandes."}};
  CodeInfo second_export_needed{
      "second_export_needed", error,
      {"dit is één export; er zijn er twee nodig, die van het aanbod en die van de vragen",
       "this is one export; two are needed, that of the offers and that of the requests",
       "c'est un seul export ; il en faut deux, celui de l'offre et celui des demandes"},
      {"Geef ze samen: koppel match aanbod.csv vragen.csv. Met koppel inspect bekijkt u er één.",
       "Give them together: koppel match offers.csv requests.csv. koppel inspect looks at one.",
       "Donnez-les ensemble : koppel match offres.csv demandes.csv. koppel inspect en examine un."}};
  CodeInfo unknown_decision{
      "unknown_decision", rejected,
      {"beslissing niet begrepen: {read}; verwacht: {expected}",
       "decision not understood: {read}; expected: {expected}",
       "décision non comprise : {read} ; attendu : {expected}"},
      {"Kies een van deze woorden.",
       "Choose one of these words.",
       "Choisissez l'un de ces mots."}};
  CodeInfo wrong_inputs{
      "wrong_inputs", error,
      {"opgegeven bestanden: {read}; verwacht: {expected}",
       "files given: {read}; expected: {expected}",
       "fichiers donnés : {read} ; attendu : {expected}"},
      {"Geef een map met een profile.yaml, een marktbestand, of twee exports (eerst het aanbod).",
       "Give a folder with a profile.yaml, a market file, or two exports (offers first).",
       "Donnez un dossier avec un profile.yaml, un fichier de marché, ou deux exports (l'offre d'abord)."}};
  CodeInfo wrong_side{
      "wrong_side", error,
      {"de mapping is er een voor {read}; verwacht: {expected}",
       "the mapping is one for {read}; expected: {expected}",
       "le mappage est pour {read} ; attendu : {expected}"},
      {"Zijn de twee bestanden of de twee mappings verwisseld?",
       "Were the two files or the two mappings exchanged?",
       "Les deux fichiers ou les deux mappages sont-ils inversés ?"}};
};
// clang-format on

inline constexpr InputsCodes inputs_codes{};

}  // namespace koppel::io
