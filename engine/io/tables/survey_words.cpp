#include "io/tables/survey_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace koppel::io {

namespace {

using enum ColumnRole;

struct RoleWord {
  std::string_view word;  // folded
  ColumnRole role;
};

// Codes first, then the labels of "full question text" in English, Dutch and French.
constexpr RoleWord limesurvey_words[] = {
    {"id", response},
    {"submitdate", submitted},
    {"lastpage", metadata},
    {"startlanguage", metadata},
    {"seed", metadata},
    {"token", respondent},
    {"startdate", time},
    {"datestamp", time},
    {"ipaddr", address},
    {"refurl", metadata},
    {"interviewtime", metadata},
    {"completed", metadata},
    {"firstname", name},
    {"lastname", name},
    {"response id", response},
    {"date submitted", submitted},
    {"last page", metadata},
    {"start language", metadata},
    {"access code", respondent},
    {"date started", time},
    {"date last action", time},
    {"ip address", address},
    {"referrer url", metadata},
    {"total time", metadata},
    {"antwoord-id", response},
    {"antwoord id", response},
    {"reactie-id", response},
    {"datum ingestuurd", submitted},
    {"datum verzonden", submitted},
    {"datum ingediend", submitted},
    {"laatste pagina", metadata},
    {"starttaal", metadata},
    {"begintaal", metadata},
    {"toegangscode", respondent},
    {"startdatum", time},
    {"datum gestart", time},
    {"datum begonnen", time},
    {"datum laatste actie", time},
    {"ip-adres", address},
    {"verwijzende url", metadata},
    {"totale tijd", metadata},
    {"id de la reponse", response},
    {"id reponse", response},
    {"date de soumission", submitted},
    {"derniere page", metadata},
    {"langue de depart", metadata},
    {"langue initiale", metadata},
    {"tete de serie", metadata},
    {"graine", metadata},
    {"code d'acces", respondent},
    {"invitation", respondent},
    {"date de lancement", time},
    {"date de debut", time},
    {"date de la derniere action", time},
    {"adresse ip", address},
    {"url reference", metadata},
    {"url de provenance", metadata},
    {"temps total", metadata},
};

constexpr RoleWord google_words[] = {
    {"timestamp", submitted},  {"tijdstempel", submitted},   {"horodateur", submitted}, {"zeitstempel", submitted},
    {"username", email},       {"email address", email},     {"gebruikersnaam", email}, {"e-mailadres", email},
    {"adresse e-mail", email}, {"nom d'utilisateur", email}, {"score", metadata},
};

constexpr RoleWord microsoft_words[] = {
    {"id", response},
    {"start time", time},
    {"completion time", submitted},
    {"last modified time", time},
    {"email", email},
    {"name", name},
    {"language", metadata},
    {"begintijd", time},
    {"tijd van voltooien", submitted},
    {"voltooiingstijd", submitted},
    {"tijd van laatste wijziging", time},
    {"e-mail", email},
    {"naam", name},
    {"heure de debut", time},
    {"heure de fin", submitted},
    {"heure de la derniere modification", time},
    {"adresse de messagerie", email},
    {"nom", name},
};

constexpr RoleWord qualtrics_words[] = {
    {"startdate", time},
    {"enddate", time},
    {"status", status},
    {"ipaddress", address},
    {"progress", metadata},
    {"duration (in seconds)", metadata},
    {"finished", metadata},
    {"recordeddate", submitted},
    {"responseid", response},
    {"recipientlastname", name},
    {"recipientfirstname", name},
    {"recipientemail", email},
    {"externalreference", respondent},
    {"externaldatareference", respondent},
    {"locationlatitude", metadata},
    {"locationlongitude", metadata},
    {"locationaccuracy", metadata},
    {"distributionchannel", metadata},
    {"userlanguage", metadata},
    {"responseset", metadata},
    {"name", name},
    {"emailaddress", email},
};

constexpr RoleWord kobo_words[] = {
    {"start", time},
    {"end", time},
    {"today", time},
    {"_id", response},
    {"_uuid", metadata},
    {"_submission_time", submitted},
    {"_validation_status", metadata},
    {"_notes", metadata},
    {"_status", metadata},
    {"_submitted_by", metadata},
    {"_tags", metadata},
    {"_index", metadata},
    {"_parent_index", metadata},
    {"_parent_table_name", metadata},
    {"__version__", metadata},
    {"_xform_id_string", metadata},
    {"_attachments", metadata},
    {"_geolocation", metadata},
    {"formhub/uuid", metadata},
    {"meta/instanceid", metadata},
    {"meta/rootuuid", metadata},
    {"meta/deprecatedid", metadata},
    {"username", metadata},
    {"deviceid", metadata},
    {"phonenumber", phone},
    {"simserial", metadata},
    {"subscriberid", metadata},
    {"audit", metadata},
};

constexpr RoleWord odk_words[] = {
    {"submissiondate", submitted},
    {"key", response},
    {"start", time},
    {"end", time},
    {"today", time},
    {"deviceid", metadata},
    {"meta-instanceid", metadata},
    {"instanceid", metadata},
    {"submitterid", metadata},
    {"submittername", metadata},
    {"status", metadata},
    {"attachmentspresent", metadata},
    {"attachmentsexpected", metadata},
    {"reviewstate", metadata},
    {"edits", metadata},
    {"formversion", metadata},
    {"phonenumber", phone},
    {"meta-instancename", metadata},
};

constexpr RoleWord surveymonkey_words[] = {
    {"respondent id", response},
    {"respondentid", response},
    {"respondent_id", response},
    {"collector id", metadata},
    {"collectorid", metadata},
    {"collector_id", metadata},
    {"start date", time},
    {"end date", submitted},
    {"date_created", time},
    {"date_modified", submitted},
    {"ip address", address},
    {"ip_address", address},
    {"email address", email},
    {"email_address", email},
    {"first name", name},
    {"first_name", name},
    {"last name", name},
    {"last_name", name},
    {"custom data 1", metadata},
    {"custom_1", metadata},
    {"respondent-id", response},
    {"id van respondent", response},
    {"collector-id", metadata},
    {"verzamelaars-id", metadata},
    {"begindatum", time},
    {"startdatum", time},
    {"einddatum", submitted},
    {"ip-adres", address},
    {"e-mailadres", email},
    {"voornaam", name},
    {"achternaam", name},
    {"aangepaste gegevens 1", metadata},
    {"id du repondant", response},
    {"identifiant du repondant", response},
    {"id du collecteur", metadata},
    {"identifiant du collecteur", metadata},
    {"date de debut", time},
    {"date de fin", submitted},
    {"adresse ip", address},
    {"adresse e-mail", email},
    {"prenom", name},
    {"nom", name},
    {"nom de famille", name},
    {"donnees personnalisees 1", metadata},
};

std::span<const RoleWord> words_of(SurveyTool tool) {
  switch (tool) {
    case SurveyTool::limesurvey:
    case SurveyTool::limesurvey_vv:
      return limesurvey_words;
    case SurveyTool::google_forms:
      return google_words;
    case SurveyTool::microsoft_forms:
      return microsoft_words;
    case SurveyTool::qualtrics:
      return qualtrics_words;
    case SurveyTool::kobotoolbox:
      return kobo_words;
    case SurveyTool::odk:
      return odk_words;
    case SurveyTool::surveymonkey:
      return surveymonkey_words;
    default:
      return {};
  }
}

template <std::size_t Size>
bool among(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

ColumnRole known_role(SurveyTool tool, std::string_view folded) {
  const bool lime = tool == SurveyTool::limesurvey || tool == SurveyTool::limesurvey_vv;
  std::string spaced(folded);  // LimeSurvey may be told to write "Last_page"
  if (lime) std::replace(spaced.begin(), spaced.end(), '_', ' ');
  for (const RoleWord& entry : words_of(tool)) {
    if (entry.word == folded || (lime && entry.word == spaced)) return entry.role;
  }
  const bool timing = lime && (folded.starts_with("grouptime") || folded.starts_with("questiontime"));
  return timing ? metadata : answer;
}

bool is_limesurvey_label(std::string_view folded) {
  constexpr std::array<std::string_view, 9> labels{"last page",      "start language",   "date last action",
                                                   "laatste pagina", "starttaal",        "datum laatste actie",
                                                   "derniere page",  "langue de depart", "date de la derniere action"};
  std::string spaced(folded);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return among(labels, spaced);
}

bool is_generic_answer(std::string_view folded) {
  constexpr std::array<std::string_view, 8> words{
      "response", "open-ended response", "antwoord",     "open antwoord", "respons",
      "reponse",  "reponse ouverte",     "reponse libre"};
  return among(words, folded);
}

bool is_other_option(std::string_view folded) {
  const std::size_t bracket = folded.find(" (");
  const std::string_view word = folded.substr(0, bracket);
  constexpr std::array<std::string_view, 7> words{"other", "andere", "ander", "anders", "autre", "autres", "overige"};
  return among(words, word);
}

}  // namespace koppel::io
