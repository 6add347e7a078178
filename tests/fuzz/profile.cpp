// Profiles: refused with a place, or read; what was read has a canonical form.
#include "io/yaml/profile_yaml.hpp"

#include "target.hpp"

void fuzz(std::string_view bytes) {
  using namespace koppel;
  Findings findings;
  const io::ProfileFile profile = io::read_profile(bytes, "f.yaml", findings);
  if (findings.has_errors()) return;
  require(!io::canonical_profile(profile).empty(), "a profile has a canonical form");
}
