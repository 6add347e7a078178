// Markets: refused, or checked; what was checked is the same market when it is written and read again.
#include "base/finding.hpp"
#include "io/formats/market_json.hpp"
#include "model/check.hpp"
#include "target.hpp"
#include "vocabularies/built_in.hpp"

void fuzz(std::string_view bytes) {
  using namespace koppel;
  static const Vocabularies vocabularies = built_in_vocabularies();
  const Checked checked = check(io::read_market(bytes, "f.json"), Profile{}, vocabularies);
  if (!checked.market) return;
  const Checked again = check(io::read_market(io::write_market(*checked.market), "g.json"), Profile{}, vocabularies);
  require(again.market.has_value(), "what was written can be read");
  require(io::canonical_market(*checked.market) == io::canonical_market(*again.market), "and is the same");
}
