// The findings of cli/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel::cli {

// In alphabetical order of the names.
// clang-format off
struct CliCodes {
  using enum Severity;

  CodeInfo answers_set_aside{
      "answers_set_aside", note,
      {"de antwoorden van vroeger zijn bewaard als {read} en tellen niet meer mee",
       "the answers of before were kept as {read} and count no longer",
       "les réponses précédentes sont gardées sous {read} et ne comptent plus"},
      {"",
       "",
       ""}};
  CodeInfo batch_duplicate_name{
      "batch_duplicate_name", error,
      {"de naam {read} staat er meer dan eens",
       "the name {read} stands there more than once",
       "le nom {read} figure plusieurs fois"},
      {"Geef een van beide een eigen name, of het patroon een prefix.",
       "Give one of them a name of its own, or the pattern a prefix.",
       "Donnez à l'un des deux un autre name, ou un prefix au motif."}};
  CodeInfo batch_no_inputs{
      "batch_no_inputs", error,
      {"er is niets te doen: geen enkele invoer",
       "there is nothing to do: not a single input",
       "il n'y a rien à faire : aucune entrée"},
      {"Noem onder inputs een bestand, een map of een patroon zoals \"markten/*.json\".",
       "Name a file, a folder or a pattern such as \"markets/*.json\" under inputs.",
       "Nommez sous inputs un fichier, un dossier ou un motif comme « marches/*.json »."}};
  CodeInfo batch_nothing_matches{
      "batch_nothing_matches", warning,
      {"niets past op het patroon {read}",
       "nothing matches the pattern {read}",
       "rien ne correspond au motif {read}"},
      {"* staat voor een stuk van een naam, ** voor mappen; paden gaan uit van de map van dit bestand.",
       "* stands for part of a name, ** for folders; paths start from this file's folder.",
       "* vaut une partie de nom, ** des dossiers ; les chemins partent du dossier de ce fichier."}};
  CodeInfo batch_running{
      "batch_running", error,
      {"in deze map werkt al een andere reeks",
       "another batch is at work in this folder",
       "un autre lot travaille déjà dans ce dossier"},
      {"Wacht tot die klaar is, of kies een andere map met -o.",
       "Wait until it is done, or choose another folder with -o.",
       "Attendez qu'il ait fini, ou choisissez un autre dossier avec -o."}};
  CodeInfo call_list_set_aside{
      "call_list_set_aside", warning,
      {"er is nu geen bellijst; de vorige is bewaard als {read}",
       "there is no call list now; the previous one was kept as {read}",
       "il n'y a pas de liste d'appels ; la précédente est gardée sous {read}"},
      {"Ze hoort bij een vorig voorstel. Wat u erin schreef, staat er nog.",
       "It belongs to an earlier proposal. What you wrote in it is still there.",
       "Elle vient d'une proposition précédente. Ce que vous y avez écrit reste."}};
  CodeInfo draft_kept{
      "draft_kept", warning,
      {"het ontwerp in {read} is een ander; het blijft zoals het is, en is hier niet gebruikt",
       "the draft in {read} is another one; it stays as it is, and was not used here",
       "le projet dans {read} est un autre ; il reste tel quel et n'a pas servi ici"},
      {"Start met koppel match koppel-profiel om het te gebruiken, of met --redraft voor een nieuw ontwerp.",
       "Run koppel match koppel-profiel to use it, or with --redraft for a new draft.",
       "Lancez koppel match koppel-profiel pour l'utiliser, ou avec --redraft pour un nouveau projet."}};
  CodeInfo draft_set_aside{
      "draft_set_aside", warning,
      {"er is een nieuw ontwerp in {read}; het vorige is bewaard als {other}",
       "there is a new draft in {read}; the previous one was kept as {other}",
       "il y a un nouveau projet dans {read} ; le précédent est gardé sous {other}"},
      {"Wat u in het vorige schreef, staat daar nog.",
       "What you wrote in the previous one is still there.",
       "Ce que vous avez écrit dans le précédent s'y trouve encore."}};
  CodeInfo filled_list_kept{
      "filled_list_kept", note,
      {"de antwoorden staan nu in antwoorden.csv; de ingevulde lijst is bewaard als {read}",
       "the answers now stand in antwoorden.csv; the list that was filled in was kept as {read}",
       "les réponses figurent maintenant dans antwoorden.csv ; la liste remplie est gardée sous {read}"},
      {"",
       "",
       ""}};
  CodeInfo no_proposal{
      "no_proposal", error,
      {"in deze map staat geen voorstel om op verder te gaan",
       "there is no proposal in this folder to go on from",
       "il n'y a pas de proposition à continuer dans ce dossier"},
      {"Noem de map waarin koppel match het voorstel schreef.",
       "Name the folder in which koppel match wrote the proposal.",
       "Nommez le dossier où koppel match a écrit la proposition."}};
  CodeInfo round_continued{
      "round_continued", note,
      {"dit voorstel gaat verder op dat in deze map",
       "this proposal goes on from the one in this folder",
       "cette proposition continue celle de ce dossier"},
      {"Met --fresh begint u opnieuw.",
       "--fresh begins anew.",
       "--fresh recommence à zéro."}};
  CodeInfo strict_refused{
      "strict_refused", error,
      {"--strict: {read} bevindingen laten dit niet toe",
       "--strict: {read} findings do not allow this",
       "--strict : {read} constats ne le permettent pas"},
      {"Verhelp wat hierboven staat, of laat --strict weg.",
       "Mend what is listed above, or leave out --strict.",
       "Corrigez ce qui précède, ou omettez --strict."}};
  CodeInfo too_many_rejects{
      "too_many_rejects", error,
      {"{read} van {other} rijen zijn geweigerd; hoogstens {expected} toegelaten",
       "{read} of {other} rows were rejected; at most {expected} allowed",
       "{read} lignes sur {other} ont été refusées ; {expected} au plus admises"},
      {"Kijk de geweigerde rijen na, of verhoog --max-rejects.",
       "Look at the rejected rows, or raise --max-rejects.",
       "Examinez les lignes refusées, ou augmentez --max-rejects."}};
};
// clang-format on

inline constexpr CliCodes cli_codes{};

}  // namespace koppel::cli
