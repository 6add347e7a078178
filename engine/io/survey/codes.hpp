// The findings of io/survey/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel::io {

// In alphabetical order of the names.
// clang-format off
struct SurveyCodes {
  using enum Severity;

  CodeInfo asked_not_offered{
      "asked_not_offered", warning,
      {"{read} {read|gevraagd woord wordt|gevraagde woorden worden} door niemand aangeboden (samen {expected} keer gevraagd)",
       "{read} of the words that are asked {read|is|are} offered by nobody (asked {expected} {expected|time|times} in all)",
       "{read} {read|mot demandé n'est offert|mots demandés ne sont offerts} par personne (demandé {expected} fois en tout)"},
      {"Zoek er iemand voor, of zet het woord in de map koppel-profiel bij de \"synonyms\" van wat wel wordt aangeboden.",
       "Find somebody for it, or put the word among the \"synonyms\" of what is offered, in the folder koppel-profiel.",
       "Cherchez quelqu'un, ou mettez le mot parmi les « synonyms » de ce qui est offert, dans le dossier koppel-profiel."}};
  CodeInfo clock_change{
      "clock_change", warning,
      {"op {read} is de klok verzet: dat uur kwam twee keer of nooit; gelezen als de eerste keer",
       "the clock was changed at {read}: that hour came twice or never; read as the first time",
       "l'horloge a changé le {read} : cette heure est venue deux fois ou jamais ; lue comme la première"},
      {"Laat het formulier de tijdzone meegeven, of zet achter deze tijd +02:00 of +01:00.",
       "Have the form write the time zone, or put +02:00 or +01:00 behind this time.",
       "Faites indiquer le fuseau par le formulaire, ou ajoutez +02:00 ou +01:00 à cette heure."}};
  CodeInfo columns_taken{
      "columns_taken", note,
      {"de kolommen zijn zo gelezen: {read}",
       "the columns were read like this: {read}",
       "les colonnes ont été lues ainsi : {read}"},
      {"Klopt het niet, pas dan het ontwerp in de map koppel-profiel aan.",
       "Where that is wrong, change the draft in the folder koppel-profiel.",
       "Si ce n'est pas exact, modifiez le projet dans le dossier koppel-profiel."}};
  CodeInfo columns_unread{
      "columns_unread", note,
      {"{expected} {expected|kolom is|kolommen zijn} niet gelezen: {read}",
       "{expected} {expected|column was|columns were} not read: {read}",
       "{expected} {expected|colonne n'a|colonnes n'ont} pas été {expected|lue|lues} : {read}"},
      {"Telt er een mee, geef ze dan een veld in het ontwerp in de map koppel-profiel.",
       "If one of them counts, give it a field in the draft in the folder koppel-profiel.",
       "Si l'une d'elles compte, donnez-lui un champ dans le projet du dossier koppel-profiel."}};
  CodeInfo correction_outdated{
      "correction_outdated", rejected,
      {"deze verbetering van {read} is ouder dan het antwoord van {other}",
       "this correction of {read} is older than the answer of {other}",
       "cette correction du {read} est antérieure à la réponse du {other}"},
      {"Kijk of ze nog nodig is en geef ze dan een nieuwe datum.",
       "See whether it is still needed, and date it anew if so.",
       "Voyez si elle est encore utile et, si oui, changez sa date."}};
  CodeInfo correction_unknown_id{
      "correction_unknown_id", rejected,
      {"er is niemand met kenmerk {read} om te verbeteren",
       "there is nobody with the id {read} to correct",
       "il n'y a personne avec l'identifiant {read} à corriger"},
      {"Een verbetering voegt niemand toe: neem het kenmerk over uit de export, of zet de rij in een export.",
       "A correction adds nobody: copy the id from the export, or put the row into an export.",
       "Une correction n'ajoute personne : reprenez l'identifiant de l'export, ou mettez la ligne dans un export."}};
  CodeInfo date_guessed{
      "date_guessed", note,
      {"de datums zijn gelezen als {read}",
       "the dates were read as {read}",
       "les dates ont été lues comme {read}"},
      {"Zet \"date\" in de mapping als dat niet klopt.",
       "Say \"date\" in the mapping if that is wrong.",
       "Indiquez \"date\" dans le mappage si c'est faux."}};
  CodeInfo decimal_guessed{
      "decimal_guessed", note,
      {"het decimaalteken is gelezen als {read}",
       "the decimal mark was read as {read}",
       "le signe décimal a été lu comme {read}"},
      {"Zet \"decimal\" in de mapping als dat niet klopt.",
       "Say \"decimal\" in the mapping if that is wrong.",
       "Indiquez \"decimal\" dans le mappage si c'est faux."}};
  CodeInfo duplicate_heading{
      "duplicate_heading", error,
      {"de kolomkop {read} komt meer dan eens voor",
       "the heading {read} stands more than once",
       "l'en-tête {read} figure plusieurs fois"},
      {"Noem de kolom met haar plaats, zoals \"#7\".",
       "Name the column by its place, such as \"#7\".",
       "Nommez la colonne par sa place, comme \"#7\"."}};
  CodeInfo id_damaged{
      "id_damaged", warning,
      {"het kenmerk {read} lijkt veranderd door een rekenblad (macht van tien, datum of verloren nullen)",
       "the id {read} looks changed by a spreadsheet (power of ten, date, or lost zeros)",
       "l'identifiant {read} semble modifié par un tableur (puissance de dix, date ou zéros perdus)"},
      {"Haal de export opnieuw op en open hem zonder rekenblad, of zet die kolom op tekst.",
       "Fetch the export again and do not open it in a spreadsheet, or make that column text.",
       "Récupérez l'export sans l'ouvrir dans un tableur, ou mettez cette colonne en texte."}};
  CodeInfo id_of_email{
      "id_of_email", note,
      {"geen kolom met een kenmerk: een onomkeerbare afdruk van het e-mailadres geldt als kenmerk",
       "no column holds an id: an irreversible print of the e-mail address counts as the id",
       "aucune colonne ne contient d'identifiant : une empreinte irréversible de l'adresse e-mail en tient lieu"},
      {"Wie met een ander adres terugkomt, telt als iemand anders.",
       "Who comes back with another address counts as somebody else.",
       "Qui revient avec une autre adresse compte comme une autre personne."}};
  CodeInfo id_of_row{
      "id_of_row", warning,
      {"geen kolom met een kenmerk: een afdruk van de rij zelf geldt als kenmerk",
       "no column holds an id: a print of the row itself counts as the id",
       "aucune colonne ne contient d'identifiant : une empreinte de la ligne elle-même en tient lieu"},
      {"Een rij die wijzigt, telt als iemand anders. Voeg een kolom met een nummer toe.",
       "A row that changes counts as somebody else. Add a column with a number.",
       "Une ligne qui change compte comme une autre personne. Ajoutez une colonne avec un numéro."}};
  CodeInfo likely_taken{
      "likely_taken", warning,
      {"niet zeker, wel het waarschijnlijkst: {read}",
       "not sure, but the most likely: {read}",
       "pas certain, mais le plus probable : {read}"},
      {"Kijk het na in het ontwerp in de map koppel-profiel.",
       "Look at it in the draft in the folder koppel-profiel.",
       "Vérifiez-le dans le projet du dossier koppel-profiel."}};
  CodeInfo mapping_unclear{
      "mapping_unclear", error,
      {"meer dan één mapping past even goed: {read}",
       "more than one mapping fits equally well: {read}",
       "plusieurs mappages conviennent aussi bien : {read}"},
      {"Geef evenveel mappings als bestanden, in dezelfde volgorde, of lees de bestanden apart in.",
       "Give as many mappings as files, in the same order, or import the files apart.",
       "Donnez autant de mappages que de fichiers, dans le même ordre, ou importez les fichiers séparément."}};
  CodeInfo mapping_undecided{
      "mapping_undecided", error,
      {"hier staat nog {read}: een mens moet dit eerst beslissen",
       "this still says {read}: a person must decide it first",
       "{read} figure encore ici : une personne doit d'abord décider"},
      {"Vul de regel aan of verbeter hem, en haal \"# {read}\" weg.",
       "Complete or correct the line, and remove \"# {read}\".",
       "Complétez ou corrigez la ligne, puis supprimez « # {read} »."}};
  CodeInfo mapping_unfit{
      "mapping_unfit", error,
      {"van de {expected} kolommen die {other} leest, staan er hier {read}",
       "of the {expected} columns that {other} reads, {read} are here",
       "des {expected} colonnes que lit {other}, {read} se trouvent ici"},
      {"Hoort deze mapping bij een andere export, of zijn de koppen veranderd (codes of vragen)? koppel inspect maakt een nieuwe.",
       "Is this the mapping of another export, or have the headings changed (codes or questions)? koppel inspect makes a new one.",
       "Est-ce le mappage d'un autre export, ou les en-têtes ont-ils changé (codes ou questions) ? koppel inspect en fait un nouveau."}};
  CodeInfo mapping_unknown_term{
      "mapping_unknown_term", error,
      {"de mapping noemt {read}, dat niet in de woordenlijst {expected} staat",
       "the mapping names {read}, which is not in the vocabulary {expected}",
       "le mappage nomme {read}, absent du vocabulaire {expected}"},
      {"Kies een bekend woord, of schrijf \"vocabulary: none\".",
       "Choose a known word, or write \"vocabulary: none\".",
       "Choisissez un mot connu, ou écrivez \"vocabulary: none\"."}};
  CodeInfo must_not_understood{
      "must_not_understood", rejected,
      {"onmisbaar, maar niet begrepen: {read}; tot dat verbeterd is, past haast niemand bij dit verzoek",
       "a must, but not understood: {read}; until it is mended, hardly anybody suits this request",
       "indispensable, mais non compris : {read} ; d'ici là, presque personne ne convient à cette demande"},
      {"Verbeter de cel (ook met --corrections), of voeg het woord toe aan de mapping of de woordenlijst.",
       "Correct the cell (with --corrections, too), or add the word to the mapping or the vocabulary.",
       "Corrigez la cellule (aussi avec --corrections), ou ajoutez le mot au mappage ou au vocabulaire."}};
  CodeInfo national_number{
      "national_number", warning,
      {"{read} {read|cel lijkt|cellen lijken} een rijksregisternummer te bevatten",
       "{read} {read|cell looks|cells look} like a national register number",
       "{read} {read|cellule ressemble|cellules ressemblent} à un numéro de registre national"},
      {"Haal dat uit de export: koppel heeft het niet nodig.",
       "Take it out of the export: koppel does not need it.",
       "Retirez-le de l'export : koppel n'en a pas besoin."}};
  CodeInfo own_words{
      "own_words", note,
      {"geen woordenlijst kent deze antwoorden ({expected:word}): ze vormen zelf een lijst van {read} {read|woord|woorden}",
       "no vocabulary knows these answers ({expected:word}): they make up a list of {read} {read|word|words} themselves",
       "aucun vocabulaire ne connaît ces réponses ({expected:word}) : elles forment elles-mêmes une liste de {read} {read|mot|mots}"},
      {"Ze staan in koppel-profiel/{expected}.yaml, met hoe vaak elk voorkomt.",
       "They stand in koppel-profiel/{expected}.yaml, with how often each occurs.",
       "Ils figurent dans koppel-profiel/{expected}.yaml, avec le nombre d'occurrences."}};
  CodeInfo place_contradicts{
      "place_contradicts", warning,
      {"de postcode en de naam zijn van twee plaatsen: {read}; gelezen als {expected}",
       "the postcode and the name are of two places: {read}; read as {expected}",
       "le code postal et le nom désignent deux lieux : {read} ; lu comme {expected}"},
      {"Verbeter de postcode of de naam.",
       "Correct the postcode or the name.",
       "Corrigez le code postal ou le nom."}};
  CodeInfo question_unread{
      "question_unread", warning,
      {"deze kolom lijkt te vragen naar {expected}, maar is niet gelezen ({read} {read|antwoord|antwoorden})",
       "this column looks as if it asks for {expected}, but it was not read ({read} {read|answer|answers})",
       "cette colonne semble demander {expected}, mais elle n'a pas été lue ({read} {read|réponse|réponses})"},
      {"Wijs ze een veld toe in de mapping, of zet ze bij \"ignore\" als ze niet meetelt.",
       "Give it a field in the mapping, or put it under \"ignore\" if it does not count.",
       "Donnez-lui un champ dans le mappage, ou mettez-la sous « ignore » si elle ne compte pas."}};
  CodeInfo separator_guessed{
      "separator_guessed", note,
      {"het scheidingsteken is gelezen als {read}",
       "the separator was read as {read}",
       "le séparateur a été lu comme {read}"},
      {"",
       "",
       ""}};
  CodeInfo state_unknown{
      "state_unknown", warning,
      {"{expected}: niet bekend of zo'n rij nog meetelt; {read} {read|rij telt|rijen tellen} mee",
       "{expected}: not known whether such a row still counts; {read} {read|row counts|rows count}",
       "{expected} : on ne sait pas si une telle ligne compte encore ; {read} {read|ligne compte|lignes comptent}"},
      {"Telt ze niet meer mee, schrijf dan bijvoorbeeld \"gestopt\" of \"op pauze\"; anders \"actief\".",
       "If it no longer counts, write for instance \"closed\" or \"on hold\"; else \"active\".",
       "Si elle ne compte plus, écrivez par exemple « clôturé » ou « en pause » ; sinon « actif »."}};
  CodeInfo thousands_read{
      "thousands_read", note,
      {"getallen als {read} zijn gelezen als {expected}: het teken scheidt de duizendtallen",
       "numbers such as {read} were read as {expected}: the mark parts thousands",
       "les nombres comme {read} ont été lus comme {expected} : le signe sépare les milliers"},
      {"Is het een decimaalteken, zet dan \"decimal\" in de mapping.",
       "If it is a decimal mark, say \"decimal\" in the mapping.",
       "Si c'est un signe décimal, indiquez « decimal » dans le mappage."}};
  CodeInfo too_many_answers{
      "too_many_answers", rejected,
      {"{read} komt bij {expected}; dit veld heeft maar één antwoord",
       "{read} comes on top of {expected}; this field has one answer only",
       "{read} s'ajoute à {expected} ; ce champ n'a qu'une réponse"},
      {"Laat één antwoord staan.",
       "Leave one answer.",
       "Gardez une seule réponse."}};
  CodeInfo unknown_answer{
      "unknown_answer", rejected,
      {"antwoord niet begrepen ({read}); verwacht: {expected}",
       "answer not understood ({read}); expected: {expected}",
       "réponse non comprise ({read}) ; attendu : {expected}"},
      {"Laat de cel leeg als er nog geen antwoord is.",
       "Leave the cell empty while there is no answer.",
       "Laissez la cellule vide sans réponse."}};
  CodeInfo unknown_code{
      "unknown_code", rejected,
      {"antwoordcode {read} staat niet in de mapping; verwacht: {expected}",
       "answer code {read} is not in the mapping; expected: {expected}",
       "le code {read} n'est pas dans le mappage ; attendu : {expected}"},
      {"Voeg de code toe aan de mapping, of verbeter de cel.",
       "Add the code to the mapping, or correct the cell.",
       "Ajoutez le code au mappage, ou corrigez la cellule."}};
  CodeInfo unknown_column{
      "unknown_column", error,
      {"de mapping noemt een kolom die er niet is: {read}",
       "the mapping names a column that is not there: {read}",
       "le mappage nomme une colonne absente : {read}"},
      {"Kijk de kolomkop na.",
       "Check the heading.",
       "Vérifiez l'en-tête."}};
  CodeInfo unknown_moment{
      "unknown_moment", rejected,
      {"moment niet begrepen: {read}",
       "moment not understood: {read}",
       "moment non compris : {read}"},
      {"Schrijf bijvoorbeeld maandagavond, weekend of altijd; zo past het alleen bij wie hetzelfde schreef.",
       "Write for instance Monday evening, weekend or always; as it is it only suits who wrote the same.",
       "Écrivez par exemple lundi soir, week-end ou toujours ; tel quel, il ne convient qu'à qui a écrit la même chose."}};
  CodeInfo unknown_vocabulary{
      "unknown_vocabulary", error,
      {"onbekende woordenlijst: {read}",
       "unknown vocabulary: {read}",
       "vocabulaire inconnu : {read}"},
      {"Kijk de naam na.",
       "Check the name.",
       "Vérifiez le nom."}};
  CodeInfo unlimited_read{
      "unlimited_read", note,
      {"{read} is gelezen als {expected:word}",
       "{read} was read as {expected:word}",
       "{read} a été lu comme {expected:word}"},
      {"Zet een getal in de cel als er toch een grens is.",
       "Put a number into the cell if there is a limit after all.",
       "Mettez un nombre dans la cellule s'il y a tout de même une limite."}};
  CodeInfo unused_column{
      "unused_column", note,
      {"de kolom wordt niet gebruikt",
       "the column is not used",
       "la colonne n'est pas utilisée"},
      {"",
       "",
       ""}};
  CodeInfo word_joined{
      "word_joined", warning,
      {"{read} {read|antwoord dat één letter verschilt, is|antwoorden die één letter verschillen, zijn} geteld als {expected}",
       "{read} {read|answer that differs by one letter was|answers that differ by one letter were} counted as {expected}",
       "{read} {read|réponse qui diffère d'une lettre a été comptée|réponses qui diffèrent d'une lettre ont été comptées} comme {expected}"},
      {"Is het iets anders, splits de woorden dan in de map koppel-profiel.",
       "Where it is something else, part the words in the folder koppel-profiel.",
       "Si c'est autre chose, séparez les mots dans le dossier koppel-profiel."}};
  CodeInfo words_grown{
      "words_grown", note,
      {"{read} {read|nieuw antwoord is een woord|nieuwe antwoorden zijn woorden} van de lijst {expected:word} geworden",
       "{read} new {read|answer has become a word|answers have become words} of the list {expected:word}",
       "{read} {read|nouvelle réponse est devenue un mot|nouvelles réponses sont devenues des mots} de la liste {expected:word}"},
      {"Is er een hetzelfde als een ander woord, zet het in de map koppel-profiel bij de \"synonyms\" van dat woord.",
       "Where one is the same as another word, put it among the \"synonyms\" of that word in the folder koppel-profiel.",
       "Si l'une est identique à un autre mot, mettez-la parmi les « synonyms » de ce mot dans le dossier koppel-profiel."}};
};
// clang-format on

inline constexpr SurveyCodes survey_codes{};

}  // namespace koppel::io
