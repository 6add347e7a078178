#include "io/text/date_words.hpp"

#include <algorithm>
#include <iterator>

namespace koppel::io {

namespace {

struct Name {
  std::string_view word;
  int number;
};

// clang-format off
constexpr Name months[] = {
    {"januari", 1}, {"janvier", 1}, {"januar", 1}, {"janner", 1}, {"january", 1}, {"jan", 1}, {"janv", 1},
    {"februari", 2}, {"fevrier", 2}, {"februar", 2}, {"february", 2}, {"feb", 2}, {"febr", 2}, {"fev", 2}, {"fevr", 2},
    {"maart", 3}, {"mars", 3}, {"marz", 3}, {"maerz", 3}, {"march", 3}, {"mrt", 3}, {"mar", 3}, {"mrz", 3},
    {"april", 4}, {"avril", 4}, {"apr", 4}, {"avr", 4},
    {"mei", 5}, {"mai", 5}, {"may", 5},
    {"juni", 6}, {"juin", 6}, {"june", 6}, {"jun", 6},
    {"juli", 7}, {"juillet", 7}, {"july", 7}, {"jul", 7}, {"juil", 7},
    {"augustus", 8}, {"aout", 8}, {"august", 8}, {"aug", 8},
    {"september", 9}, {"septembre", 9}, {"sep", 9}, {"sept", 9},
    {"oktober", 10}, {"octobre", 10}, {"october", 10}, {"okt", 10}, {"oct", 10},
    {"november", 11}, {"novembre", 11}, {"nov", 11},
    {"december", 12}, {"decembre", 12}, {"dezember", 12}, {"dec", 12}, {"dez", 12},
};
constexpr Name weekdays[] = {
    {"maandag", 1}, {"lundi", 1}, {"montag", 1}, {"monday", 1}, {"ma", 1}, {"maa", 1}, {"lun", 1}, {"mo", 1}, {"mon", 1},
    {"dinsdag", 2}, {"mardi", 2}, {"dienstag", 2}, {"tuesday", 2}, {"di", 2}, {"din", 2}, {"mar", 2}, {"tue", 2}, {"tues", 2},
    {"woensdag", 3}, {"mercredi", 3}, {"mittwoch", 3}, {"wednesday", 3}, {"wo", 3}, {"woe", 3}, {"mer", 3}, {"mi", 3}, {"wed", 3},
    {"donderdag", 4}, {"jeudi", 4}, {"donnerstag", 4}, {"thursday", 4}, {"do", 4}, {"don", 4}, {"jeu", 4}, {"thu", 4}, {"thur", 4}, {"thurs", 4},
    {"vrijdag", 5}, {"vendredi", 5}, {"freitag", 5}, {"friday", 5}, {"vr", 5}, {"vrij", 5}, {"ven", 5}, {"fr", 5}, {"fri", 5},
    {"zaterdag", 6}, {"samedi", 6}, {"samstag", 6}, {"sonnabend", 6}, {"saturday", 6}, {"za", 6}, {"zat", 6}, {"sam", 6}, {"sa", 6}, {"sat", 6},
    {"zondag", 7}, {"dimanche", 7}, {"sonntag", 7}, {"sunday", 7}, {"zo", 7}, {"zon", 7}, {"dim", 7}, {"so", 7}, {"sun", 7},
};
// clang-format on

template <std::size_t count>
std::optional<int> number_of(const Name (&names)[count], std::string_view word) {
  const auto found = std::ranges::find(names, word, &Name::word);
  return found == std::end(names) ? std::nullopt : std::optional(found->number);
}

}  // namespace

std::optional<int> month_named(std::string_view word) { return number_of(months, word); }
std::optional<int> weekday_named(std::string_view word) { return number_of(weekdays, word); }

}  // namespace koppel::io
