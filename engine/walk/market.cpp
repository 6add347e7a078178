#include "walk/market.hpp"

#include "base/sha256.hpp"
#include "io/formats/market_json.hpp"
#include "io/text/codes.hpp"
#include "io/text/spelling.hpp"
#include "vocabularies/built_in.hpp"

namespace koppel {

Loaded market_in_memory(std::string_view json, const std::string& name, const io::ProfileFile& profile) {
  if (json.empty()) refuse_input(io::text_codes.empty_file, {.file = name});
  if (!io::looks_like_json(json)) refuse_input(io::text_codes.not_a_market, {.file = name});
  Loaded loaded;
  loaded.draft = io::read_market(json, name);
  loaded.profile = profile.profile;
  loaded.vocabularies = built_in_vocabularies();
  io::unite_spellings(loaded.draft, loaded.vocabularies, loaded.travel_times);
  loaded.canonical_profile = io::canonical_profile(profile);
  loaded.files.push_back({name, sha256_hex(json), json.size()});
  return loaded;
}

}  // namespace koppel
