// The findings of io/tables/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel::io {

// In alphabetical order of the names.
// clang-format off
struct TablesCodes {
  using enum Severity;

  CodeInfo archive_damaged{
      "archive_damaged", error,
      {"{read} in het archief is beschadigd of met een wachtwoord beveiligd",
       "{read} in the archive is damaged or has a password",
       "{read} dans l'archive est endommagé ou protégé par un mot de passe"},
      {"Haal de export opnieuw op, of pak hem zelf uit.",
       "Fetch the export again, or unpack it yourself.",
       "Récupérez de nouveau l'export, ou décompressez-le vous-même."}};
  CodeInfo archive_of_several{
      "archive_of_several", error,
      {"het archief bevat {read} tabellen: {other}",
       "the archive holds {read} tables: {other}",
       "l'archive contient {read} tableaux : {other}"},
      {"Pak het uit en geef de tabel die bedoeld is.",
       "Unpack it and give the table that is meant.",
       "Décompressez-la et donnez le tableau voulu."}};
  CodeInfo archive_opened{
      "archive_opened", note,
      {"gelezen: {read} uit het archief",
       "read: {read} from the archive",
       "lu : {read} dans l'archive"},
      {"", "", ""}};
  CodeInfo archive_without_table{
      "archive_without_table", error,
      {"in dit archief ({read}) staat geen tabel die hier gelezen wordt",
       "this archive ({read}) holds no table that is read here",
       "cette archive ({read}) ne contient aucun tableau lu ici"},
      {"Pak het uit; gelezen worden CSV, TSV en .xlsx, ook in een zip.",
       "Unpack it; CSV, TSV and .xlsx are read, in a zip too.",
       "Décompressez-la ; CSV, TSV et .xlsx sont lus, aussi dans un zip."}};
  CodeInfo cell_too_long{
      "cell_too_long", rejected,
      {"cel van {read} tekens; hoogstens {expected}",
       "cell of {read} characters; at most {expected}",
       "cellule de {read} caractères ; {expected} au plus"},
      {"Kort de cel in.",
       "Shorten the cell.",
       "Raccourcissez la cellule."}};
  CodeInfo header_rows_guessed{
      "header_rows_guessed", note,
      {"{read} rijen staan boven de antwoorden ({expected})",
       "{read} rows stand above the answers ({expected})",
       "{read} lignes se trouvent au-dessus des réponses ({expected})"},
      {"Zet \"header_rows\" in de mapping als dat niet klopt.",
       "Say \"header_rows\" in the mapping if that is wrong.",
       "Indiquez \"header_rows\" dans le mappage si c'est faux."}};
  CodeInfo missing_column{
      "missing_column", error,
      {"de kolom {expected} ontbreekt",
       "the column {expected} is missing",
       "la colonne {expected} manque"},
      {"Kijk de kolomkoppen op de eerste rij na.",
       "Check the headings in the first row.",
       "Vérifiez les en-têtes de la première ligne."}};
  CodeInfo null_byte{
      "null_byte", error,
      {"het bestand bevat nultekens; het is geen tekstbestand",
       "the file holds null bytes; it is no text file",
       "le fichier contient des octets nuls ; ce n'est pas un texte"},
      {"Bewaar het als CSV.",
       "Save it as CSV.",
       "Enregistrez-le en CSV."}};
  CodeInfo previews_left_out{
      "previews_left_out", note,
      {"{read} proefinvullingen tellen niet mee",
       "{read} previews do not count",
       "{read} aperçus ne comptent pas"},
      {"",
       "",
       ""}};
  CodeInfo ragged_row{
      "ragged_row", rejected,
      {"de rij heeft {read} {read|cel|cellen}; de kop heeft er {expected}",
       "the row has {read} {read|cell|cells}; the header has {expected}",
       "la ligne a {read} {read|cellule|cellules} ; l'en-tête en a {expected}"},
      {"Een los scheidingsteken of aanhalingsteken in een cel is de gewone oorzaak.",
       "A stray separator or quote in a cell is the usual cause.",
       "Un séparateur ou guillemet isolé en est la cause habituelle."}};
  CodeInfo rows_not_looked_at{
      "rows_not_looked_at", warning,
      {"van zo'n grote tabel zijn de eerste {read} van {other} rijen bekeken; de aantallen gaan daarover",
       "of a table this large the first {read} rows of {other} were looked at; the counts are of those",
       "d'un si grand tableau, les {read} premières lignes sur {other} ont été examinées ; les nombres portent sur elles"},
      {"Importeren leest alle rijen.",
       "Importing reads every row.",
       "L'importation lit toutes les lignes."}};
  CodeInfo table_too_large{
      "table_too_large", error,
      {"de tabel is te groot: wat ervan gelezen wordt, mag hoogstens {expected} MB innemen",
       "the table is too large: what is read of it may take up at most {expected} MB",
       "le tableau est trop grand : ce qui en est lu ne peut prendre que {expected} Mo"},
      {"Lees minder kolommen of splits het bestand.",
       "Read fewer columns or split the file.",
       "Lisez moins de colonnes ou divisez le fichier."}};
  CodeInfo too_many_columns{
      "too_many_columns", error,
      {"{read} kolommen; hoogstens {expected}",
       "{read} columns; at most {expected}",
       "{read} colonnes ; {expected} au plus"},
      {"Exporteer alleen de nodige vragen.",
       "Export the needed questions only.",
       "N'exportez que les questions utiles."}};
  CodeInfo unclosed_quote{
      "unclosed_quote", error,
      {"een aanhalingsteken wordt niet gesloten",
       "a quote is not closed",
       "un guillemet n'est pas fermé"},
      {"Het begint op deze rij.",
       "It begins in this row.",
       "Il commence à cette ligne."}};
  CodeInfo workbook_damaged{
      "workbook_damaged", error,
      {"de werkmap is beschadigd of onvolledig: {read}",
       "the workbook is damaged or incomplete: {read}",
       "le classeur est endommagé ou incomplet : {read}"},
      {"Open ze in een rekenblad en bewaar ze opnieuw, of exporteer ze opnieuw.",
       "Open it in a spreadsheet and save it again, or export it again.",
       "Ouvrez-le dans un tableur et enregistrez-le de nouveau, ou exportez-le de nouveau."}};
  CodeInfo workbook_error_cells{
      "workbook_error_cells", warning,
      {"{read} cellen in deze kolom zijn een fout van het rekenblad (zoals #N/B); ze gelden als leeg",
       "{read} cells of this column are a spreadsheet error (such as #N/A); they count as empty",
       "{read} cellules de cette colonne sont une erreur du tableur (comme #N/A) ; elles comptent comme vides"},
      {"Herstel de formules en bewaar de werkmap opnieuw.",
       "Mend the formulas and save the workbook again.",
       "Corrigez les formules et enregistrez de nouveau le classeur."}};
  CodeInfo workbook_no_value{
      "workbook_no_value", warning,
      {"{read} formules in deze kolom hebben geen bewaarde uitkomst; ze gelden als leeg",
       "{read} formulas of this column have no stored result; they count as empty",
       "{read} formules de cette colonne n'ont pas de résultat enregistré ; elles comptent comme vides"},
      {"Open de werkmap in een rekenblad en bewaar ze opnieuw.",
       "Open the workbook in a spreadsheet and save it again.",
       "Ouvrez le classeur dans un tableur et enregistrez-le de nouveau."}};
  CodeInfo workbook_refused{
      "workbook_refused", error,
      {"de werkmap bevat iets wat nooit gelezen wordt: {read}",
       "the workbook holds something that is never read: {read}",
       "le classeur contient quelque chose qui n'est jamais lu : {read}"},
      {"Vertrouwt u het bestand? Open het dan in een rekenblad en bewaar het opnieuw als .xlsx.",
       "Do you trust the file? Then open it in a spreadsheet and save it again as .xlsx.",
       "Le fichier est-il sûr ? Ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx."}};
  CodeInfo workbook_sheet_chosen{
      "workbook_sheet_chosen", note,
      {"het blad {read} is gelezen; er zijn: {expected}",
       "the sheet {read} was read; there are: {expected}",
       "la feuille {read} a été lue ; il y a : {expected}"},
      {"Zet \"sheet\" onder \"read\" in de mapping om een ander blad te kiezen.",
       "Say \"sheet\" under \"read\" in the mapping to choose another.",
       "Indiquez \"sheet\" sous \"read\" dans le mappage pour en choisir une autre."}};
  CodeInfo workbook_too_large{
      "workbook_too_large", error,
      {"de werkmap pakt te groot uit: {read}; hoogstens {expected}",
       "the workbook unpacks too large: {read}; at most {expected}",
       "le classeur décompressé est trop grand : {read} ; {expected} au plus"},
      {"Bewaar alleen het blad met de antwoorden, of bewaar het als CSV UTF-8.",
       "Save only the sheet with the answers, or save it as CSV UTF-8.",
       "N'enregistrez que la feuille des réponses, ou enregistrez-la en CSV UTF-8."}};
  CodeInfo workbook_unknown_sheet{
      "workbook_unknown_sheet", error,
      {"er is geen blad {read}; er zijn: {expected}",
       "there is no sheet {read}; there are: {expected}",
       "il n'y a pas de feuille {read} ; il y a : {expected}"},
      {"Noem het blad met zijn naam of zijn nummer.",
       "Name the sheet by its name or its number.",
       "Nommez la feuille par son nom ou son numéro."}};
  CodeInfo workbook_unsupported{
      "workbook_unsupported", error,
      {"dit soort bestand ({read}) wordt hier niet gelezen",
       "this kind of file ({read}) is not read here",
       "ce type de fichier ({read}) n'est pas lu ici"},
      {"Bewaar het als .xlsx zonder wachtwoord, of als CSV UTF-8.",
       "Save it as .xlsx without a password, or as CSV UTF-8.",
       "Enregistrez-le en .xlsx sans mot de passe, ou en CSV UTF-8."}};
};
// clang-format on

inline constexpr TablesCodes tables_codes{};

}  // namespace koppel::io
