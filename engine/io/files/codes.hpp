// The findings of io/files/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel::io {

// In alphabetical order of the names.
// clang-format off
struct FilesCodes {
  using enum Severity;

  CodeInfo is_a_device{
      "is_a_device", error,
      {"dit is een apparaat zonder einde; verwacht wordt een bestand",
       "this is a device without an end; a file is expected",
       "ceci est un périphérique sans fin ; un fichier est attendu"},
      {"Noem een bestand.",
       "Name a file.",
       "Nommez un fichier."}};
  CodeInfo is_a_folder{
      "is_a_folder", error,
      {"dit is een map; verwacht wordt een bestand",
       "this is a folder; a file is expected",
       "ceci est un dossier ; un fichier est attendu"},
      {"Noem het bestand in de map.",
       "Name the file in the folder.",
       "Nommez le fichier du dossier."}};
  CodeInfo missing_file{
      "missing_file", error,
      {"bestand niet gevonden of niet leesbaar",
       "file not found or not readable",
       "fichier introuvable ou illisible"},
      {"Kijk de naam en de map na.",
       "Check the name and the folder.",
       "Vérifiez le nom et le dossier."}};
  CodeInfo output_edited{
      "output_edited", error,
      {"iemand heeft dit bestand aangepast sinds het geschreven werd",
       "somebody has changed this file since it was written",
       "quelqu'un a modifié ce fichier depuis son écriture"},
      {"Kies een andere plaats met -o, of overschrijf met --force.",
       "Choose another place with -o, or overwrite with --force.",
       "Choisissez un autre emplacement avec -o, ou écrasez avec --force."}};
  CodeInfo path_outside_folder{
      "path_outside_folder", error,
      {"het pad {read} wijst buiten de map van het profiel",
       "the path {read} leads outside the profile's folder",
       "le chemin {read} sort du dossier du profil"},
      {"Zet het bestand in dezelfde map.",
       "Put the file into the same folder.",
       "Placez le fichier dans le même dossier."}};
};
// clang-format on

inline constexpr FilesCodes files_codes{};

}  // namespace koppel::io
