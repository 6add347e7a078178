#include "io/survey/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/wording.hpp"

namespace koppel::io {

namespace {

constexpr Word mark{"mark", {"# BESLIS", "# DECIDE", "# DÉCIDER"}};

// In the order of DraftText.
constexpr std::array<Word, 38> texts{{
    {"made",
     {"# Voorstel, gemaakt uit de kolomkoppen en de antwoorden.", "# A proposal, made of the headings and the answers.",
      "# Proposition, faite à partir des en-têtes et des réponses."}},
    {"look",
     {"kijk na wat hieronder met \"voorstel\" gemerkt is, en haal deze regel dan weg.",
      "look at what is marked \"proposal\" below, then remove this line.",
      "vérifiez ce qui est marqué « proposition » ci-dessous, puis supprimez cette ligne."}},
    {"proposal", {"voorstel: {what}", "proposal: {what}", "proposition : {what}"}},
    {"hashed_email",
     {"een onomkeerbare afdruk van het e-mailadres", "an irreversible print of the e-mail address",
      "une empreinte irréversible de l'adresse e-mail"}},
    {"which_id",
     {"welke kolom is het kenmerk? Een e-mailadres of naam: voeg \"hash: true\" toe.",
      "which column is the id? An e-mail address or a name: add \"hash: true\".",
      "quelle colonne est l'identifiant ? Une adresse e-mail ou un nom : ajoutez « hash: true »."}},
    {"which_side",
     {"aanbod (offers) of vragen (requests)?", "offers or requests?", "offres (offers) ou demandes (requests) ?"}},
    {"moments",
     {"schrijf elk antwoord als een moment: codes: { \"di avond\": 2026-W48-tue-eve }",
      "write every answer as a moment: codes: { \"Tue evening\": 2026-W48-tue-eve }",
      "écrivez chaque réponse comme un moment : codes: { \"mardi soir\": 2026-W48-tue-eve }"}},
    {"codes",
     {"wat betekent elk antwoord? Vul codes aan: codes: { A1: …, A2: … }",
      "what does every answer mean? Complete the codes: codes: { A1: …, A2: … }",
      "que signifie chaque réponse ? Complétez les codes : codes: { A1: …, A2: … }"}},
    {"levels",
     {"welk niveau (0: niet, 1 … 5) is elk antwoord?", "which level (0: not, 1 … 5) is every answer?",
      "quel niveau (0 : pas, 1 … 5) est chaque réponse ?"}},
    {"language_levels",
     {"welk niveau (A1 … C2, null: niet) is elk antwoord?", "which level (A1 … C2, null: not) is every answer?",
      "quel niveau (A1 … C2, null : pas) est chaque réponse ?"}},
    {"numbers_are_levels",
     {"de cijfers zijn het niveau (0: niet, 1 … 5)", "the figures are the level (0: not, 1 … 5)",
      "les chiffres sont le niveau (0 : pas, 1 … 5)"}},
    {"answers_are_levels",
     {"de antwoorden zijn het niveau (A1 … C2)", "the answers are the level (A1 … C2)",
      "les réponses sont le niveau (A1 … C2)"}},
    {"by_heading", {"te zien aan de kolomkop", "as the heading tells", "d'après l'en-tête"}},
    {"of_tool", {"van het enquêteprogramma zelf", "of the survey tool itself", "de l'outil d'enquête lui-même"}},
    {"in_other_columns",
     {"staat ook in een kolom per optie", "stands in a column per option, too",
      "figure aussi dans une colonne par option"}},
    {"unknown_option",
     {"optie die geen woord van de woordenlijst is", "an option that is no word of the vocabulary",
      "option qui n'est pas un mot du vocabulaire"}},
    {"unread",
     {"de kolommen hieronder worden niet gelezen. Verplaats wat nodig is naar \"fields\" ({fields}) of naar "
      "\"contact\", en haal deze regel dan "
      "weg.",
      "the columns below are not read. Move what is needed to \"fields\" ({fields}) or to \"contact\", then remove "
      "this "
      "line.",
      "les colonnes ci-dessous ne sont pas lues. Déplacez ce qui est nécessaire vers « fields » ({fields}) ou vers « "
      "contact », puis supprimez "
      "cette ligne."}},
    {"answers",
     {"{count} {count|antwoord|antwoorden}", "{count} {count|answer|answers}", "{count} {count|réponse|réponses}"}},
    {"filled",
     {"{count} {count|ingevulde cel|ingevulde cellen}", "{count} {count|filled cell|filled cells}",
      "{count} {count|cellule remplie|cellules remplies}"}},
    {"personal", {"persoonsgegevens", "personal data", "données personnelles"}},
    {"part_of", {"deel van {name}", "part of {name}", "partie de {name}"}},
    {"perhaps", {"misschien {field}", "perhaps {field}", "peut-être {field}"}},
    {"profile_made",
     {"# Ontwerp van een profiel. Vul hier en in de mappings ernaast aan waar BESLIS staat; start dan opnieuw met "
      "--profile en dit bestand.",
      "# Draft of a profile. Complete it, and the mappings beside it, where they say DECIDE; then start again with "
      "--profile and this file.",
      "# Projet de profil. Complétez-le, ainsi que les mappages à côté, là où figure DÉCIDER ; relancez ensuite avec "
      "--profile et ce fichier."}},
    {"profile_title", {"Voorstel", "Proposal", "Proposition"}},
    {"profile_name", {"de naam van het programma", "the name of the programme", "le nom du programme"}},
    {"profile_keys",
     {"# Alle andere sleutels met hun standaardwaarde. Om er een te wijzigen: haal \"# \" weg, ook voor de regels waar "
      "ze onder valt.",
      "# All other keys with their defaults. To change one: remove \"# \", also before the lines that it stands under.",
      "# Toutes les autres clés avec leur valeur par défaut. Pour en changer une : supprimez « # », aussi devant les "
      "lignes dont elle dépend."}},
    {"id_of_answer",
     {"let op: dit kenmerk is van het antwoord, niet van de persoon; wie twee keer antwoordde, telt twee keer",
      "mind: this id is the answer's, not the person's; whoever answered twice counts twice",
      "attention : cet identifiant est celui de la réponse, pas de la personne ; qui a répondu deux fois compte deux "
      "fois"}},
    {"weekly_moments", {"momenten van de week", "moments of the week", "moments de la semaine"}},
    {"own_words",
     {"# Eigen woorden: de verschillende antwoorden van beide exports. Twee woorden die hetzelfde zijn: zet het ene "
      "bij de \"synonyms\" van het "
      "andere.",
      "# Words of your own: the different answers of both exports. Two words that are the same: put one among the "
      "\"synonyms\" of the other.",
      "# Mots propres : les différentes réponses des deux exports. Deux mots identiques : mettez l'un parmi les « "
      "synonyms » de l'autre."}},
    {"said_so_often",
     {"{offered} × aangeboden, {asked} × gevraagd", "offered {offered} ×, asked {asked} ×",
      "proposé {offered} ×, demandé {asked} ×"}},
    {"id_of_row", {"een afdruk van de rij zelf", "a print of the row itself", "une empreinte de la ligne elle-même"}},
    {"not_read",
     {"niet gelezen; wat meetelt, hoort bij \"fields\" ({fields}) of \"contact\".",
      "not read; what counts belongs to \"fields\" ({fields}) or \"contact\".",
      "non lu ; ce qui compte va sous « fields » ({fields}) ou « contact »."}},
    {"closed",
     {"zeggen welke rijen niet meer meetellen", "say which rows no longer count",
      "disent quelles lignes ne comptent plus"}},
    {"missed",
     {"niet gelezen, maar er wordt iets gevraagd: {name}. Wijs het een veld toe, of zet het bij \"ignore\".",
      "not read, though it asks for something: {name}. Give it a field, or put it under \"ignore\".",
      "non lu, bien que quelque chose y soit demandé : {name}. Donnez-lui un champ, ou mettez-le sous « ignore »."}},
    {"grows",
     {"een nieuw antwoord wordt een woord", "a new answer becomes a word", "une nouvelle réponse devient un mot"}},
    {"perhaps_offered",
     {"zegt deze kolom wat iemand aanbiedt? Zo niet, schrijf dan de kop van de juiste kolom; haal daarna \"# BESLIS\" "
      "weg.",
      "does this column say what somebody offers? If not, write the heading of the right one; then remove \"# "
      "DECIDE\".",
      "cette colonne dit-elle ce que chacun offre ? Sinon, écrivez l'en-tête de la bonne colonne ; puis supprimez « # "
      "DÉCIDER »."}},
    {"perhaps_asked",
     {"zegt deze kolom wat er gevraagd wordt? Zo niet, schrijf dan de kop van de juiste kolom; haal daarna \"# "
      "BESLIS\" weg.",
      "does this column say what is asked? If not, write the heading of the right one; then remove \"# DECIDE\".",
      "cette colonne dit-elle ce qui est demandé ? Sinon, écrivez l'en-tête de la bonne colonne ; puis supprimez « # "
      "DÉCIDER »."}},
    {"words_file",
     {"de eigen woorden van beide exports; voeg daar samen wat hetzelfde is",
      "the own words of both exports; join there what is the same",
      "les mots propres aux deux exports ; réunissez-y ce qui est identique"}},
}};
static_assert(static_cast<std::size_t>(DraftText::words_file) + 1 == texts.size());

// Kinds that somebody needs to be told, by their names.
constexpr Word kinds[] = {
    {"date", {"datum", "date", "date"}},
    {"free_text", {"vrije tekst", "free text", "texte libre"}},
    {"geo", {"plaats op de kaart", "place on the map", "lieu sur la carte"}},
    {"multiple", {"meer keuzes", "several choices", "plusieurs choix"}},
    {"number", {"getal", "number", "nombre"}},
    {"scale", {"schaal", "scale", "échelle"}},
    {"single", {"één keuze", "one choice", "un choix"}},
};

}  // namespace

std::string_view draft_mark(Language language) { return mark.texts[static_cast<std::size_t>(language)]; }

std::size_t find_draft_mark(std::string_view line, Language& language) {
  for (std::size_t i = 0; i < mark.texts.size(); ++i) {
    const std::size_t at = line.find(mark.texts[i]);
    if (at == std::string_view::npos) continue;
    language = static_cast<Language>(i);
    return at;
  }
  return std::string_view::npos;
}

std::string draft_text(Language language, DraftText text, const FindingValues& values) {
  return fill_in(texts[static_cast<std::size_t>(text)].texts[static_cast<std::size_t>(language)], values, language);
}

std::string draft_kind(Language language, QuestionKind kind) {
  const auto* found = std::ranges::find(kinds, to_string(kind), &Word::key);
  return found == std::end(kinds) ? std::string() : std::string(found->texts[static_cast<std::size_t>(language)]);
}

std::vector<Word> survey_words() {
  std::vector<Word> all{mark};
  all.insert(all.end(), texts.begin(), texts.end());
  all.insert(all.end(), std::begin(kinds), std::end(kinds));
  return all;
}

}  // namespace koppel::io
