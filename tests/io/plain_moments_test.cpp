// Moments of the week and places as people write them, each with what a careful person reads there.
#include "io/survey/plain_moments.hpp"

#include <gtest/gtest.h>

#include "io/text/built_in_places.hpp"

namespace koppel::io {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : ", ") + text;
  return line;
}

// ---- moments -------------------------------------------------------------------------------------------------------------------

struct SaidMoment {
  std::string_view said, slots;  // "?": not understood; "alle": all of them; "": open
};
constexpr SaidMoment said_moments[] = {
    {"maandagavond", "mon-eve"},
    {"Woensdagnamiddag", "wed-aft"},
    {"za voormiddag", "sat-mor"},
    {"ma avond", "mon-eve"},
    {"di-avond", "tue-eve"},
    {"'s avonds", "mon-eve, tue-eve, wed-eve, thu-eve, fri-eve, sat-eve, sun-eve"},
    {"avond", "mon-eve, tue-eve, wed-eve, thu-eve, fri-eve, sat-eve, sun-eve"},
    {"elke avond", "mon-eve, tue-eve, wed-eve, thu-eve, fri-eve, sat-eve, sun-eve"},
    {"weekavonden", "mon-eve, tue-eve, wed-eve, thu-eve, fri-eve"},
    {"weekend", "sat-mor, sat-aft, sat-eve, sun-mor, sun-aft, sun-eve"},
    {"in het weekend", "sat-mor, sat-aft, sat-eve, sun-mor, sun-aft, sun-eve"},
    {"weekendnamiddag", "sat-aft, sun-aft"},
    {"zaterdag", "sat-mor, sat-aft, sat-eve"},
    {"Zaterdagen", "sat-mor, sat-aft, sat-eve"},
    {"Dinsdagavond, Donderdagavond", "tue-eve, thu-eve"},
    {"dinsdag- en donderdagavond", "tue-eve, thu-eve"},
    {"ma en di avond", "mon-eve, tue-eve"},
    {"ma voormiddag en namiddag", "mon-mor, mon-aft"},
    {"maandag, dinsdagavond", "mon-mor, mon-aft, mon-eve, tue-eve"},
    {"ma-wo voormiddag", "mon-mor, tue-mor, wed-mor"},
    {"vr-ma voormiddag", "mon-mor, fri-mor, sat-mor, sun-mor"},
    {"vrijdag tot maandag avond", "mon-eve, fri-eve, sat-eve, sun-eve"},
    {"maandagavond tot vrijdagavond", "mon-eve, tue-eve, wed-eve, thu-eve, fri-eve"},
    {"maandagavond t/m woensdagavond", "mon-eve, tue-eve, wed-eve"},
    {"maandag avond tot woensdag avond", "mon-eve, tue-eve, wed-eve"},
    {"van maandagavond tot woensdagavond", "mon-eve, tue-eve, wed-eve"},
    {"lundi soir au mercredi soir", "mon-eve, tue-eve, wed-eve"},
    {"du lundi au mercredi soir", "mon-eve, tue-eve, wed-eve"},
    {"Monday evening to Wednesday evening", "mon-eve, tue-eve, wed-eve"},
    {"ma-wo overdag", "mon-mor, mon-aft, tue-mor, tue-aft, wed-mor, wed-aft"},
    {"zaterdagnamiddag - zondagnamiddag", "sat-aft, sun-aft"},
    {"maandagavond tot vrijdag", "?"},
    {"maandagavond tot woensdagvoormiddag", "?"},
    {"maandag tot vrijdagavond", "?"},
    {"weekavonden tot vrijdagavond", "?"},
    {"voormiddag tot avond", "?"},
    {"za/zo namiddag", "sat-aft, sun-aft"},
    {"woensdag overdag", "wed-mor, wed-aft"},
    {"vrijdag de hele dag", "fri-mor, fri-aft, fri-eve"},
    {"zondagochtend", "sun-mor"},
    {"altijd", "alle"},
    {"Maakt niet uit", "alle"},
    {"elke dag", "alle"},
    {"lundi soir", "mon-eve"},
    {"Mercredi après-midi", "wed-aft"},
    {"le samedi matin", "sat-mor"},
    {"samedi et dimanche matin", "sat-mor, sun-mor"},
    {"week-end", "sat-mor, sat-aft, sat-eve, sun-mor, sun-aft, sun-eve"},
    {"toujours", "alle"},
    {"n'importe quand", "alle"},
    {"tous les jours", "alle"},
    {"en soirée", "mon-eve, tue-eve, wed-eve, thu-eve, fri-eve, sat-eve, sun-eve"},
    {"Friday evening", "fri-eve"},
    {"Friday evenings", "fri-eve"},
    {"Tue and Thu evening", "tue-eve, thu-eve"},
    {"any time", "alle"},
    {"sat morning; sun afternoon", "sat-mor, sun-aft"},
    {"in overleg", ""},
    {"niet op maandag", "?"},
    {"na 18 uur", "?"},
    {"dinsdag 10u", "tue-mor"},
    {"di 14u-16u", "tue-aft"},
    {"dinsdag van 9u tot 12u", "tue-mor"},
    {"di 10-12u", "tue-mor"},
    {"woensdag 10u-16u", "wed-mor, wed-aft"},
    {"donderdag vanaf 19u", "thu-eve"},
    {"vrijdag na 18 uur", "fri-eve"},
    {"zaterdag voor 12u", "sat-mor"},
    {"zaterdag om 14u30", "sat-aft"},
    {"dinsdagavond 19u30", "tue-eve"},
    {"dinsdag 10u, donderdag 20u", "tue-mor, thu-eve"},
    {"weekdagen",
     "mon-mor, mon-aft, mon-eve, tue-mor, tue-aft, tue-eve, wed-mor, wed-aft, wed-eve, thu-mor, thu-aft, "
     "thu-eve, fri-mor, fri-aft, fri-eve"},
    {"'s avonds vanaf 19u", "mon-eve, tue-eve, wed-eve, thu-eve, fri-eve, sat-eve, sun-eve"},
    {"lundi de 9h à 12h", "mon-mor"},
    {"mardi entre 14h et 16h", "tue-aft"},
    {"mercredi à partir de 18h30", "wed-eve"},
    {"Friday from 2 to 4 pm", "fri-aft"},
    {"Monday 7:30pm", "mon-eve"},
    {"dinsdag 10", "?"},
    {"dinsdag 3u", "?"},
    {"10u", "?"},
    {"elke dag behalve zondag",
     "mon-mor, mon-aft, mon-eve, tue-mor, tue-aft, tue-eve, wed-mor, wed-aft, wed-eve, thu-mor, thu-aft, thu-eve, "
     "fri-mor, fri-aft, fri-eve, sat-mor, sat-aft, sat-eve"},
    {"elke avond behalve vrijdag", "mon-eve, tue-eve, wed-eve, thu-eve, sat-eve, sun-eve"},
    {"weekend, niet zondagavond", "sat-mor, sat-aft, sat-eve, sun-mor, sun-aft"},
    {"tous les soirs sauf le dimanche", "mon-eve, tue-eve, wed-eve, thu-eve, fri-eve, sat-eve"},
    {"every evening except Sunday", "mon-eve, tue-eve, wed-eve, thu-eve, fri-eve, sat-eve"},
    {"altijd behalve in de vakantie", "?"},
    {"2031-W02-mon-eve", "?"},
    {"ooit", "?"},
    {"", "?"},
};

TEST(PlainMoments, AreUnderstoodAsAWholeOrNotAtAll) {
  for (const auto& [said, slots] : said_moments) {
    const auto moments = plain_moments(said);
    const std::string read = !moments ? "?" : moments->size() == 21 ? "alle" : joined(*moments);
    EXPECT_EQ(read, slots) << said;
  }
}

// ---- places --------------------------------------------------------------------------------------------------------------------

TEST(BuiltInPlaces, AreKnownByPostcodeAndByNameInDutchAndFrench) {
  const auto postcode = [](std::string_view cell) {
    const auto place = place_in_cell(built_in_places(), cell);
    return place ? place->postcode : "?";
  };
  constexpr std::pair<std::string_view, std::string_view> cells[] = {{"2800", "2800"},
                                                                     {"2800 Mechelen", "2800"},
                                                                     {"Mechelen", "2800"},
                                                                     {"Malines", "2800"},
                                                                     {"Walem", "2800"},
                                                                     {"Muizen", "2812"},
                                                                     {"Hombeek", "2811"},
                                                                     {"2812 Muizen", "2812"},
                                                                     {"B-9000 Gent", "9000"},
                                                                     {"Gand", "9000"},
                                                                     {"Luik", "4000"},
                                                                     {"Liège", "4000"},
                                                                     {"Ixelles", "1050"},
                                                                     {"Elsene", "1050"},
                                                                     {"Laken", "1020"},
                                                                     {"Bruxelles", "1000"},
                                                                     {"Walem (2800)", "2800"},
                                                                     {"2060 Antwerpen", "2060"},
                                                                     {"Namen", "5000"},
                                                                     {"Sint-Niklaas", "9100"},
                                                                     {"St.-Niklaas", "9100"},
                                                                     {"Nergenshuizen", "?"},
                                                                     {"0999", "?"},
                                                                     {"12", "?"},
                                                                     {"2800 Nergenshuizen", "?"},
                                                                     {"9200 Dendermonde", "9200"},
                                                                     {"9070 Destelbergen", "9070"},
                                                                     {"8300 Knokke-Heist", "8300"},
                                                                     {"9100 Sint-Niklaas", "9100"},
                                                                     {"Sint-Katelijne-Waver", "2860"},
                                                                     {"9000 Gentbrugge", "9050"},
                                                                     {"9000 Mechelen", "9000"},
                                                                     {"9050 Gent", "9050"}};
  for (const auto& [cell, expected] : cells) EXPECT_EQ(postcode(cell), expected) << cell;
  for (const auto& [cell, contradicts] : {std::pair{"9000 Gentbrugge", true},
                                          {"9000 Mechelen", true},
                                          {"9050 Gent", false},
                                          {"2060 Antwerpen", false},
                                          {"2812 Muizen", false},
                                          {"8300 Knokke-Heist", false}}) {
    EXPECT_EQ(place_in_cell(built_in_places(), cell)->contradicts, contradicts) << cell;
  }
  EXPECT_TRUE(place_in_cell(built_in_places(), "Walem")->point) << "its own, not that of the whole postcode";
}

}  // namespace
}  // namespace koppel::io
