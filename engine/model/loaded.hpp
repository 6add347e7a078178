// What has been read: everything that a walk begins with, as plain values.
//
// Problem:    a market and its setting come from files of many kinds, from a notebook's tables, or from a page in a browser.
// Promise:    whoever fills this struct can have it proposed and judged (walk/): nothing after it asks where the values came from.
//             io/inputs/load.hpp fills it from files, walk/market.hpp from a market file in memory.
// Complexity: plain values: a copy costs as much as the market, a move costs nothing.
// Errors:     what was wrong with rows stands in `draft.findings` and `decisions.findings`.
//
//   propose(Loaded{.draft = my_draft, .profile = my_profile}, {}, observer)   // walk/propose.hpp
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/decisions.hpp"
#include "model/draft.hpp"
#include "model/profile.hpp"
#include "model/vocabulary.hpp"

namespace koppel {

struct FileHash {
  std::string name;  // file name without folders
  std::string sha256;
  std::size_t bytes = 0;
};

// A commented profile for two exports that have none, with mappings and, where her own answers became one, vocabularies.
struct DraftProfile {
  std::string profile_yaml, offers_mapping_yaml, requests_mapping_yaml;
  struct Words {
    std::string name, yaml;  // "skills.yaml"
  };
  std::vector<Words> vocabularies = {};
};

// The proposal that this one goes on from, as its folder holds it, and what of it is to be written again.
struct Round {
  std::string previous;      // its result
  std::string answers;       // the file of answers, with the new ones; empty while nobody answered
  std::string answers_read;  // its hash ("sha256:…") without them
  // Call lists that somebody filled in and that were read: they may be replaced.
  struct List {
    std::string name, sha256;
  };
  std::vector<List> lists;

  // What its result says of how it was made (provenance, seed, strategy and how it kept), and what it went on from itself. Where the same is asked once
  // more, it is made once more: from that, and not from itself.
  struct Made {
    std::vector<std::pair<std::string, std::string>> from;  // by name
    std::vector<EarlierPair> earlier;
    std::string canonical_previous, previous;
  };
  std::optional<Made> made;
};

struct Loaded {
  Draft draft;
  Profile profile;
  Vocabularies vocabularies;
  DraftDecisions decisions;
  TravelTimes travel_times;
  std::vector<FileHash> files;      // every file read, sorted by name
  std::string canonical_profile;    // what provenance.profile hashes: every key in order, defaults filled in
  std::string canonical_decisions;  // "" when there are none
  std::string canonical_previous;   // "" when there is none
  std::string canonical_answers;    // of a proposal's folder; "" when there are none
  std::optional<Date> today;        // what "until" and "this month" mean; only where there are answers
  std::optional<Round> round;       // to go on from it
  // Vocabularies of the draft that was used, by their paths, with the words that new answers brought: to be written in their place.
  std::vector<DraftProfile::Words> grown;
  std::optional<DraftProfile> drafted;  // what two exports without mappings were read with, where it was not certain
};

}  // namespace koppel
