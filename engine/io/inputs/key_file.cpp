#include "io/inputs/key_file.hpp"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "io/inputs/codes.hpp"
#include "io/tables/csv.hpp"
#include "io/tables/headings.hpp"
#include "io/tables/table.hpp"
#include "io/text/csv_writer.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

using Contacted = std::map<std::string, Contact, std::less<>>;

constexpr std::string_view offer_word = "offer", request_word = "request";

// CsvWriter puts an apostrophe before a cell that a spreadsheet would take for a formula. A cell that begins with an apostrophe
// of its own gets another one where the reader would otherwise take it for that.
bool begins_like_guarded(std::string_view cell) {
  return cell.size() > 1 && cell.front() == '\'' &&
         std::string_view("=+-@\t\r'").find(cell[1]) != std::string_view::npos;
}

std::string guarded(const std::string& cell) { return begins_like_guarded(cell) ? "'" + cell : cell; }

std::string unguarded(std::string_view cell) {
  if (begins_like_guarded(cell)) cell.remove_prefix(1);
  return std::string(cell);
}

void write_side(CsvWriter& writer, std::string_view side, const Contacted& contacts) {
  for (const auto& [id, contact] : contacts) {
    writer.row({std::string(side), guarded(id), guarded(contact.name), guarded(contact.email), guarded(contact.phone)});
  }
}

bool same(const Contact& a, const Contact& b) {
  return std::tie(a.name, a.email, a.phone) == std::tie(b.name, b.email, b.phone);
}

class KeyReader {
 public:
  KeyReader(const CsvTable& table, const std::string& file, Findings& findings)
      : table_(table), file_(file), findings_(findings) {}

  Contacts read() {
    const auto side = require_heading(table_, file_, findings_, {"side", "kant", "cote"});
    const auto id = require_heading(table_, file_, findings_, {"id", "kenmerk", "identifiant"});
    const auto name = find_heading(table_, {"name", "naam", "nom"});
    const auto email = find_heading(table_, {"email", "e-mail", "mail", "courriel"});
    const auto phone = find_heading(table_, {"phone", "telefoon", "gsm", "telephone"});
    if (!side || !id) return {};
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (is_blank(table_.rows[row])) continue;
      put(row, side_of(cell(row, side)), cell(row, id), {cell(row, name), cell(row, email), cell(row, phone)});
    }
    // Who is told of in two ways is told of in none: nobody can say which one to call.
    for (const auto& [contacts, person] : contradicted_) contacts->erase(person);
    return std::move(contacts_);
  }

 private:
  std::string cell(std::size_t row, std::optional<std::size_t> column) const {
    return column ? unguarded(cell_at(table_.rows[row], *column).text) : std::string();
  }

  Contacted* side_of(const std::string& word) {
    const std::string folded = fold(word);
    for (const std::string_view known : {"offer", "offers", "aanbod", "offre"}) {
      if (folded == known) return &contacts_.offers;
    }
    for (const std::string_view known : {"request", "requests", "verzoek", "vraag", "demande"}) {
      if (folded == known) return &contacts_.requests;
    }
    return nullptr;
  }

  void put(std::size_t row, Contacted* side, const std::string& id, Contact contact) {
    const Source place{.file = file_, .row = table_.row_numbers[row]};
    if (side == nullptr || id.empty()) return findings_.add(inputs_codes.key_incomplete, place);
    const auto [known, fresh] = side->try_emplace(id, contact);
    if (fresh || same(known->second, contact)) return;
    findings_.add(inputs_codes.key_duplicate_id, place);
    contradicted_.emplace(side, id);
  }

  const CsvTable& table_;
  const std::string& file_;
  Findings& findings_;
  Contacts contacts_;
  std::set<std::pair<Contacted*, std::string>> contradicted_;
};

}  // namespace

std::string write_key(const Contacts& contacts) {
  CsvWriter writer;
  writer.row({"side", "id", "name", "email", "phone"});
  write_side(writer, offer_word, contacts.offers);
  write_side(writer, request_word, contacts.requests);
  return writer.take();
}

Contacts read_key(std::string_view bytes, const std::string& file, Findings& findings) {
  Findings faults;
  const CsvTable table = read_csv(bytes, file, {}, faults);
  const bool readable = !faults.has_errors();
  findings.append(faults);
  return readable ? KeyReader(table, file, findings).read() : Contacts{};
}

Contacts names_in_call_list(std::string_view bytes) {
  Findings unused;
  const Table table = read_table(bytes, "", {.tool = SurveyTool::plain}, unused);
  Contacts contacts;
  const auto take = [&](Contacted& side, const std::optional<std::size_t>& id, const std::optional<std::size_t>& name) {
    if (unused.has_errors() || !id || !name) return;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const std::string called = unguarded(trimmed(cell_at(table.rows[i], *name).text));
      if (!called.empty()) side[unguarded(trimmed(cell_at(table.rows[i], *id).text))].name = called;
    }
  };
  take(contacts.offers, find_heading(table, {"aanbod", "offer", "offre"}),
       find_heading(table, {"naam", "name", "nom"}));
  take(contacts.requests, find_heading(table, {"verzoek", "request", "demande"}),
       find_heading(table, {"naam verzoeker", "requester name", "nom demandeur"}));
  return contacts;
}

std::filesystem::path key_path(const std::filesystem::path& market) {
  return market.parent_path() / (market.stem().string() + ".key.csv");
}

bool readable_by_others(const std::filesystem::path& path) {
  using std::filesystem::perms;
  std::error_code error;
  const perms mode = std::filesystem::status(path, error).permissions();
  return !error && (mode & (perms::group_read | perms::others_read)) != perms::none;
}

}  // namespace koppel::io
