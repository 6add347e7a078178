// What stands in the call list and the list of who is not helped.
// Headings and words that are read back as decisions are known to the reader in all three languages. Days, months and parts of a day are
// glued together by slot_text().
#include "report/words/tables.hpp"

namespace koppel::report {

namespace {

// Sorted by key: Dutch, English, French.
// clang-format off
constexpr Word lists_table[] = {
    {"and", {"en", "and", "et"}},
    {"answer", {"antwoord", "answer", "réponse"}},
    {"call_about", {"waarover", "about", "sujet"}},
    {"call_distance", {"afstand (km)", "distance (km)", "distance (km)"}},
    {"call_email", {"e-mail", "e-mail", "e-mail"}},
    {"call_from", {"van wie", "from", "de qui"}},
    {"call_label", {"omschrijving", "description", "description"}},
    {"call_name", {"naam", "name", "nom"}},
    {"call_offer", {"aanbod", "offer", "offre"}},
    {"call_offer_code", {"aanbodcode", "offer code", "code offre"}},
    {"call_phone", {"telefoon", "telephone", "téléphone"}},
    {"call_reason", {"reden", "reason", "raison"}},
    {"call_relief", {"wat zou helpen", "what would help", "ce qui aiderait"}},
    {"call_request", {"verzoek", "request", "demande"}},
    {"call_request_code", {"verzoekcode", "request code", "code demande"}},
    {"call_requester_email", {"e-mail verzoeker", "requester e-mail", "e-mail demandeur"}},
    {"call_requester_name", {"naam verzoeker", "requester name", "nom demandeur"}},
    {"call_requester_phone", {"telefoon verzoeker", "requester telephone", "téléphone demandeur"}},
    {"call_role", {"rol", "role", "rôle"}},
    {"call_sheet", {"bellijst", "call list", "appels"}},
    {"call_slot", {"moment", "moment", "moment"}},
    {"day_fri", {"vrijdag", "Friday", "vendredi"}},
    {"day_mon", {"maandag", "Monday", "lundi"}},
    {"day_sat", {"zaterdag", "Saturday", "samedi"}},
    {"day_sun", {"zondag", "Sunday", "dimanche"}},
    {"day_thu", {"donderdag", "Thursday", "jeudi"}},
    {"day_tue", {"dinsdag", "Tuesday", "mardi"}},
    {"day_wed", {"woensdag", "Wednesday", "mercredi"}},
    {"month_01", {"januari", "January", "janvier"}},
    {"month_02", {"februari", "February", "février"}},
    {"month_03", {"maart", "March", "mars"}},
    {"month_04", {"april", "April", "avril"}},
    {"month_05", {"mei", "May", "mai"}},
    {"month_06", {"juni", "June", "juin"}},
    {"month_07", {"juli", "July", "juillet"}},
    {"month_08", {"augustus", "August", "août"}},
    {"month_09", {"september", "September", "septembre"}},
    {"month_10", {"oktober", "October", "octobre"}},
    {"month_11", {"november", "November", "novembre"}},
    {"month_12", {"december", "December", "décembre"}},
    {"part_aft", {"namiddag", " afternoon", " après-midi"}},
    {"part_eve", {"avond", " evening", " soir"}},
    {"part_mor", {"ochtend", " morning", " matin"}},
    {"part_noon", {"middag", " noon", " midi"}},
    {"role_proposal", {"voorstel", "proposal", "proposition"}},
    {"slot_apart",
     {"{slot} (niet samen: we vonden geen moment dat voor allen past)",
      "{slot} (not together: no moment was found that suits all)",
      "{slot} (séparément : aucun moment trouvé qui convienne à tous)"}},
    {"slot_taken",
     {"nog af te spreken; al elders gevraagd op {slots}",
      "still to be agreed; already asked elsewhere on {slots}",
      "à convenir ; déjà sollicité ailleurs {slots}"}},
    {"unknown_distance", {"onbekend", "unknown", "inconnue"}},
    {"unknown_term", {"(eigen woord)", "(own word)", "(mot propre)"}},
};
// clang-format on

}  // namespace

std::span<const Word> lists_words() { return lists_table; }

}  // namespace koppel::report
