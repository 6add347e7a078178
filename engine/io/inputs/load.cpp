#include "io/inputs/load.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "base/sha256.hpp"
#include "io/files/files.hpp"
#include "io/formats/market_json.hpp"
#include "io/formats/result_json.hpp"
#include "io/inputs/answers_csv.hpp"
#include "io/inputs/brought_words.hpp"
#include "io/inputs/codes.hpp"
#include "io/inputs/decisions_csv.hpp"
#include "io/inputs/draft_exports.hpp"
#include "io/inputs/draft_folder.hpp"
#include "io/inputs/key_file.hpp"
#include "io/inputs/round.hpp"
#include "io/inputs/travel_csv.hpp"
#include "io/survey/draft_mapping.hpp"
#include "io/survey/export_language.hpp"
#include "io/survey/pair_draft.hpp"
#include "io/survey/survey.hpp"
#include "io/tables/table.hpp"
#include "io/text/codes.hpp"
#include "io/text/fold.hpp"
#include "io/text/json.hpp"
#include "io/text/spelling.hpp"
#include "io/yaml/profile_yaml.hpp"
#include "io/yaml/vocabulary_yaml.hpp"
#include "io/yaml/yaml.hpp"
#include "model/codes.hpp"
#include "vocabularies/built_in.hpp"

namespace koppel::io {

namespace {

namespace fs = std::filesystem;

constexpr const char* profile_name = "profile.yaml";

std::string name_of(const fs::path& path) { return path == "-" ? "-" : path.filename().string(); }

bool is_yaml_name(const fs::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

// A profile that was read, and the folder that its paths are relative to.
struct PlacedProfile {
  ProfileFile file;
  fs::path folder;
  std::string name;
};

// Where the rows come from: a market.json, or a file per side with a mapping where there is one.
struct SideInput {
  fs::path file;
  std::optional<fs::path> mapping;
};
struct MarketInput {
  std::optional<fs::path> market;
  SideInput offers, requests;
};

class Loader {
 public:
  Loader(std::vector<fs::path> inputs, const LoadOptions& options)
      : inputs_(std::move(inputs)),
        options_(options),
        disk_(options.held != nullptr ? *options.held : no_held_files_) {}

  Loaded load() {
    find_profiles();
    const MarketInput market = find_market();
    if (own_profile_) loaded_.profile = own_profile_->file.profile;
    read_vocabularies();
    read_market_input(market);
    read_key_files();
    read_decisions_file();
    read_travel_file();
    read_previous();
    read_answers_so_far();
    finish();
    return std::move(loaded_);
  }

 private:
  // ---- files ------------------------------------------------------------------------------------------------------------------

  // A file that cannot be read is a finding; the others are read all the same, so that everything is said at once.
  std::optional<std::string> read(const fs::path& path, std::size_t most) {
    try {
      std::string bytes = disk_.read(path, most);
      loaded_.files.push_back({name_of(path), sha256_hex(bytes), bytes.size()});
      tell_read(path, loaded_.files.back().sha256);
      return bytes;
    } catch (const InputError& error) {
      tell_read(path, "");
      fatal_.append(error.findings());
      return std::nullopt;
    }
  }

  void tell_read(const fs::path& path, const std::string& sha256) const {
    if (options_.on_read) options_.on_read(path, sha256);
  }

  std::optional<fs::path> inside_of(const PlacedProfile& profile, const std::string& relative, const std::string& key) {
    try {
      return inside(profile.folder, relative, {.file = profile.name, .field = key});
    } catch (const InputError& error) {
      fatal_.append(error.findings());
      return std::nullopt;
    }
  }

  // ---- the profile and the market's files -----------------------------------------------------------------------------------

  PlacedProfile read_profile_at(const fs::path& path) {
    PlacedProfile placed{{}, path.parent_path().empty() ? fs::path(".") : path.parent_path(), name_of(path)};
    if (const auto text = read(path, max_yaml_bytes)) {
      placed.file = read_profile(*text, placed.name, fatal_);
      refuse_undecided(*text, placed.name, fatal_);
    }
    return placed;
  }

  // The profile of the input itself, if it has one, and the one that decides: that of --profile where it is given.
  void find_profiles() {
    if (inputs_.empty() || inputs_.size() > 2) {
      refuse_input(inputs_codes.wrong_inputs, {}, {{"read", std::to_string(inputs_.size())}, {"expected", "1, 2"}});
    }
    const fs::path& first = inputs_.front();
    if (inputs_.size() == 1 && disk_.is_directory(first)) {
      if (disk_.exists(first / profile_name)) {
        input_profile_ = read_profile_at(first / profile_name);
      } else {
        tell_read(first / profile_name, "");
        if (!options_.profile) refuse_input(inputs_codes.no_profile, {.file = first.string()});
      }
    } else if (inputs_.size() == 1 && is_yaml_name(first)) {
      input_profile_ = read_profile_at(first);
    }
    own_profile_ = options_.profile ? read_profile_at(*options_.profile) : input_profile_;
    if (inputs_.size() == 2 && !options_.profile && options_.draft) use_draft(*options_.draft);
  }

  // The draft of an earlier run of the same two exports, with whatever a person changed in it: it decides as --profile would.
  void use_draft(const fs::path& folder) {
    const bool decides_anew = options_.accept_likely || options_.ask;
    const DraftUse use = use_of_draft(folder, {inputs_[0], inputs_[1]}, decides_anew, disk_);
    if (use == DraftUse::none) return;
    own_profile_ = read_profile_at(folder / profile_name);
    own_profile_->name = (folder / profile_name).generic_string();
    draft_used_ = true;
    const bool unreadable = fatal_.has_errors() && own_profile_->file.inputs.offers_file.empty();
    if (unreadable) {  // nobody knows which exports it is about
      fatal_.add(inputs_codes.draft_unfit, {.file = own_profile_->name});
      throw InputError(std::move(fatal_));
    }
    if (use == DraftUse::reversed) std::swap(inputs_[0], inputs_[1]);
    loaded_.draft.findings.add(inputs_codes.draft_used, {.file = own_profile_->name},
                               {{"read", name_of(inputs_[0])}, {"other", name_of(inputs_[1])}});
  }

  // The profile that names a file for `key`: the deciding one, else the input's own.
  template <class Value>
  const PlacedProfile* naming(Value ProfileInputs::*key) const {
    for (const auto* profile : {&own_profile_, &input_profile_}) {
      if (*profile && !((*profile)->file.inputs.*key).empty()) return &**profile;
    }
    return nullptr;
  }

  MarketInput find_market() {
    if (inputs_.size() == 2) return two_exports();
    const fs::path& only = inputs_.front();
    if (input_profile_) return market_of(*input_profile_);
    if (disk_.is_directory(only)) {  // a folder without a profile, with --profile
      PlacedProfile moved = *own_profile_;
      moved.folder = only;
      return market_of(moved);
    }
    return {.market = only, .offers = {}, .requests = {}};
  }

  MarketInput two_exports() {
    MarketInput market{std::nullopt, {inputs_[0], std::nullopt}, {inputs_[1], std::nullopt}};
    if (!own_profile_) return market;
    const ProfileInputs& named = own_profile_->file.inputs;
    if (!named.offers_mapping.empty()) {
      market.offers.mapping = inside_of(*own_profile_, named.offers_mapping, "inputs.offers.mapping");
    }
    if (!named.requests_mapping.empty()) {
      market.requests.mapping = inside_of(*own_profile_, named.requests_mapping, "inputs.requests.mapping");
    }
    return market;
  }

  MarketInput market_of(const PlacedProfile& profile) {
    const ProfileInputs& named = profile.file.inputs;
    MarketInput market;
    if (!named.market.empty()) {
      market.market = inside_of(profile, named.market, "inputs.market");
      if (!named.offers_file.empty() || !named.requests_file.empty()) {
        fatal_.add(inputs_codes.market_and_exports, {.file = profile.name, .field = "inputs.market"});
      }
      return market;
    }
    const auto side = [&](const std::string& file, const std::string& mapping, const std::string& key) {
      SideInput input;
      if (file.empty()) {
        if (!fatal_.has_errors()) {
          fatal_.add(model_codes.missing_field, {.file = profile.name, .field = key + ".file"},
                     {{"expected", key + ".file"}});
        }
        return input;
      }
      PlacedProfile beside = profile;
      beside.folder = folder_of_export(profile.folder, file, disk_);
      input.file = inside_of(beside, file, key + ".file").value_or(fs::path());
      if (!mapping.empty()) input.mapping = inside_of(profile, mapping, key + ".mapping");
      return input;
    };
    market.offers = side(named.offers_file, named.offers_mapping, "inputs.offers");
    market.requests = side(named.requests_file, named.requests_mapping, "inputs.requests");
    return market;
  }

  // ---- vocabularies ---------------------------------------------------------------------------------------------------------

  void read_vocabularies() {
    loaded_.vocabularies = built_in_vocabularies();
    const PlacedProfile* profile = naming(&ProfileInputs::vocabularies);
    if (profile == nullptr) return;
    for (const std::string& name : profile->file.inputs.vocabularies) {
      const auto path = inside_of(*profile, name, "inputs.vocabularies");
      const auto text = path ? read(*path, max_yaml_bytes) : std::nullopt;
      if (text) words_.put(*text, *path, fatal_);
    }
  }

  // ---- rows -----------------------------------------------------------------------------------------------------------------

  void read_market_input(MarketInput input) {
    if (input.market) {
      const auto text = read(*input.market, default_max_bytes);
      if (!text) return;
      if (!looks_like_json(*text)) return refuse_one_file(*text, name_of(*input.market));
      loaded_.draft = read_market(*text, name_of(*input.market));
      markets_.push_back({*input.market});
      return;
    }
    auto offers = read_export(input.offers, Side::offers);
    auto requests = read_export(input.requests, Side::requests);
    if (!offers || !requests) return;
    draft_what_lacks(input, *offers, *requests);
    grow_words(input, *offers, *requests);
    read_side(input.offers, *offers, Side::offers);
    read_side(input.requests, *requests, Side::requests);
    if (!offers->mapping.empty()) bound_unlimited(loaded_.draft);
    if (draft_used_ && (fatal_.has_errors() || loaded_.draft.findings.has_errors()))
      loaded_.draft.findings.add(inputs_codes.draft_unfit, {.file = own_profile_->name});
  }

  // One export alone is half of what is needed; anything else is no market.
  void refuse_one_file(std::string_view bytes, const std::string& name) {
    Findings unsaid;
    const Table table = read_table(bytes, name, {}, unsaid);
    const bool is_export = !unsaid.has_errors() && table.headings.size() > 1;
    fatal_.add(is_export ? Code(inputs_codes.second_export_needed) : Code(text_codes.not_a_market), {.file = name});
  }

  // The bytes of one side's file, and its mapping: given, or drafted.
  struct Export {
    std::string bytes;
    std::string mapping_name;
    std::string mapping;                           // empty for a market.json
    std::optional<Table> unmapped = std::nullopt;  // without a mapping
  };

  std::optional<Export> read_export(const SideInput& input, Side side) {
    if (input.file.empty()) return std::nullopt;
    auto bytes = read(input.file, max_table_bytes);
    std::optional<std::string> mapping;
    if (input.mapping) mapping = read(*input.mapping, max_yaml_bytes);
    if (!bytes || (input.mapping && !mapping)) return std::nullopt;
    if (mapping) return Export{std::move(*bytes), name_of(*input.mapping), std::move(*mapping)};
    if (looks_like_json(*bytes)) return Export{std::move(*bytes), "", ""};
    Findings faults;
    Table table = read_table(*bytes, name_of(input.file), {}, faults);
    if (faults.has_errors()) {
      fatal_.append(faults);
      return std::nullopt;
    }
    const std::string name = side == Side::offers ? offers_mapping_name : requests_mapping_name;
    return Export{std::move(*bytes), name, "", std::move(table)};
  }

  // Mappings for exports that have none: of two, each is looked at beside the other.
  void draft_what_lacks(MarketInput& input, Export& offers, Export& requests) {
    if (offers.unmapped && requests.unmapped) return draft_both(input, offers, requests);
    Findings faults;
    if (offers.unmapped) draft_one(offers, name_of(input.offers.file), Side::offers, faults);
    if (requests.unmapped) draft_one(requests, name_of(input.requests.file), Side::requests, faults);
    if (!faults.has_errors()) return;
    const bool to_decide = faults.count(inputs_codes.mapping_needed) > 0;
    fatal_.append(faults);
    if (!to_decide) throw InputError(std::move(fatal_));
    throw MappingNeeded(
        std::move(fatal_),
        {draft_profile(drafted_path(input.offers.file), offers_mapping_name, drafted_path(input.requests.file),
                       requests_mapping_name, language_, false, {}, true),
         offers.mapping, requests.mapping},
        language_);
  }

  void grow_words(const MarketInput& input, const Export& offers, const Export& requests) {
    if (!words_.may_grow()) return;
    NewAnswers answers(loaded_.vocabularies);
    for (const auto& [side, data] : {std::pair(&input.offers, &offers), std::pair(&input.requests, &requests)}) {
      Findings unsaid;  // said where the side is read
      if (data->mapping.empty()) continue;
      const Mapping mapping = read_mapping(data->mapping, data->mapping_name, unsaid);
      MemoryBlocks blocks(data->bytes);
      if (!unsaid.has_errors()) answers.look_at(blocks, name_of(side->file), mapping);
    }
    words_.grow(answers, loaded_.profile.language, loaded_.draft.findings);
    loaded_.grown = words_.grown();
  }

  void draft_one(Export& data, const std::string& name, Side side, Findings& faults) {
    refuse_empty_export(*data.unmapped, name, faults);
    if (faults.has_errors()) return;
    const ExaminedSurvey survey(*data.unmapped);
    DraftMapping draft = draft_mapping(survey, side, loaded_.vocabularies, language_);
    if (!draft.certain) {
      const std::string unsure = unsure_headings(survey, propose_fields(survey, side, loaded_.vocabularies));
      faults.add(inputs_codes.mapping_needed, {.file = name}, {{"read", unsure}, {"expected", "unsure_columns"}});
    }
    data.mapping = std::move(draft.yaml);
  }

  // Nobody said which language: that of both exports, where it is clear.
  void learn_language(const Table& offers, const Table& requests) {
    if (options_.language || own_profile_) return;
    const auto told = language_of(offers.headings), too = language_of(requests.headings);
    if (told && told == too) loaded_.profile.language = language_ = *told;
  }

  void draft_both(MarketInput& input, Export& offers, Export& requests) {
    learn_language(*offers.unmapped, *requests.unmapped);
    DraftedExports drafted = draft_exports({*offers.unmapped, input.offers.file, offers.bytes},
                                           {*requests.unmapped, input.requests.file, requests.bytes},
                                           loaded_.vocabularies, {language_, options_.accept_likely, options_.ask});
    if (!drafted.runs) {
      fatal_.append(drafted.findings);
      fatal_.sort();
      if (drafted.profile.profile_yaml.empty()) throw InputError(std::move(fatal_));
      throw MappingNeeded(std::move(fatal_), std::move(drafted.profile), language_);
    }
    loaded_.draft.findings.append(drafted.findings);
    if (drafted.exchanged) {
      std::swap(offers, requests), std::swap(input.offers, input.requests);
      std::swap(offers.mapping_name, requests.mapping_name);  // these go by side
    }
    offers.mapping = drafted.profile.offers_mapping_yaml, requests.mapping = drafted.profile.requests_mapping_yaml;
    for (const auto& [name, yaml] : drafted.profile.vocabularies) words_.put_made(yaml, name, fatal_);
    if (own_profile_) return;
    loaded_.profile.rules.one_skill = drafted.one_skill;
    if (!drafted.keep) return;
    // The run is that of its own draft: whoever verifies it with the draft has the same profile.
    own_profile_ = PlacedProfile{read_profile(drafted.profile.profile_yaml, profile_name, fatal_), ".", profile_name};
    own_profile_->file.inputs = {};
    loaded_.profile = own_profile_->file.profile;
    if (drafted.replied && options_.on_draft) options_.on_draft(drafted.profile);
    loaded_.drafted = std::move(drafted.profile);
  }

  // Which side it was left out of a market file does not say: it counts with either.
  static void add(LeftOut& left_out, const LeftOut& more) {
    left_out.rows += more.rows;
    left_out.needs += more.needs;
    left_out.moments += more.moments;
    left_out.places += more.places;
    left_out.languages += more.languages;
    left_out.numbers += more.numbers;
  }

  void read_side(const SideInput& input, const Export& data, Side side) {
    Draft& draft = loaded_.draft;
    const std::string name = name_of(input.file);
    if (data.mapping.empty()) {
      Draft market = read_market(data.bytes, name);
      draft.findings.append(market.findings);
      add(draft.left_out, market.left_out);
      if (side == Side::offers) draft.offers = std::move(market.offers);
      if (side == Side::requests) draft.requests = std::move(market.requests);
      markets_.push_back({input.file, side});
      return;
    }
    Findings faults;
    const Mapping mapping = read_mapping(data.mapping, data.mapping_name, faults);
    if (!faults.has_errors() && mapping.side != side) {
      faults.add(inputs_codes.wrong_side, {.file = data.mapping_name, .field = "side"},
                 {{"read", std::string(to_string(mapping.side))}, {"expected", std::string(to_string(side))}});
    }
    const bool usable = !faults.has_errors();
    fatal_.append(faults);
    if (usable) read_survey(data.bytes, name, mapping, loaded_.vocabularies, draft);
  }

  // ---- what comes beside the market -------------------------------------------------------------------------------------------

  // Who the ids are: in the key that was named, else in the one beside each market.
  void read_key_files() {
    if (options_.key) return read_key_file(*options_.key, std::nullopt);
    if (!options_.join_contacts) return;
    for (const ReadMarket& market : markets_) {
      if (market.path == "-") continue;
      const fs::path path = key_path(market.path);
      if (disk_.exists(path)) {
        read_key_file(path, market.only);
      } else {
        tell_read(path, "");
      }
    }
  }

  // A key that others may read is joined only when it was asked for by name.
  void read_key_file(const fs::path& path, std::optional<Side> only) {
    const auto bytes = read(path, max_table_bytes);
    if (!bytes) return;
    Draft& draft = loaded_.draft;
    if (path != "-" && disk_.readable_by_others(path)) {
      draft.findings.add(inputs_codes.key_readable_by_others, {.file = name_of(path)});
      if (!options_.key) return;
    }
    Contacts contacts = read_key(*bytes, name_of(path), draft.findings);
    if (only == Side::offers) contacts.requests.clear();
    if (only == Side::requests) contacts.offers.clear();
    tell_unknown(contacts, name_of(path));
    contacts.offers.merge(draft.contacts.offers);
    contacts.requests.merge(draft.contacts.requests);
    draft.contacts = std::move(contacts);
  }

  // How many rows of the key are about nobody in this market: a few are people who left, all of them are another market's key.
  void tell_unknown(const Contacts& contacts, const std::string& file) {
    std::size_t unknown = contacts.offers.size() + contacts.requests.size();
    std::set<std::string_view> offers, requests;
    for (const DraftOffer& row : loaded_.draft.offers) offers.insert(row.offer.value.id);
    for (const DraftRequest& row : loaded_.draft.requests) requests.insert(row.request.value.id);
    for (const auto& [id, contact] : contacts.offers) unknown -= offers.count(id);
    for (const auto& [id, contact] : contacts.requests) unknown -= requests.count(id);
    if (unknown > 0)
      loaded_.draft.findings.add(inputs_codes.key_unknown_id, {.file = file}, {{"read", std::to_string(unknown)}});
  }

  // What the profile settles stands; what the coordinator hands in beside it (a call list with answers) comes on top.
  void read_decisions_file() {
    std::vector<fs::path> paths;
    if (const PlacedProfile* profile = naming(&ProfileInputs::decisions); profile != nullptr) {
      if (const auto path = inside_of(*profile, profile->file.inputs.decisions, "inputs.decisions"))
        paths.push_back(*path);
    }
    paths.insert(paths.end(), options_.decisions.begin(), options_.decisions.end());
    for (const fs::path& path : paths) {
      const auto bytes = read(path, max_table_bytes);
      if (!bytes) continue;
      DraftDecisions more = read_decisions(*bytes, name_of(path), options_.today);
      std::move(more.decisions.begin(), more.decisions.end(), std::back_inserter(loaded_.decisions.decisions));
      std::move(more.answers.begin(), more.answers.end(), std::back_inserter(loaded_.decisions.answers));
      loaded_.decisions.findings.append(more.findings);
    }
    if (!paths.empty()) loaded_.canonical_decisions = canonical_decisions(loaded_.decisions);
  }

  void read_travel_file() {
    const PlacedProfile* profile = naming(&ProfileInputs::travel_times);
    if (profile == nullptr) return;
    const auto path = inside_of(*profile, profile->file.inputs.travel_times, "inputs.travel_times");
    const auto bytes = path ? read(*path, max_table_bytes) : std::nullopt;
    if (!bytes) return;
    loaded_.travel_times =
        read_travel_times(*bytes, name_of(*path), own_profile_->file.travel_speed, loaded_.draft.findings);
  }

  void read_previous() {
    if (!options_.previous) return;
    const auto text = read(*options_.previous, default_max_bytes);
    if (!text) return;
    const auto result = read_result(*text, name_of(*options_.previous), fatal_);
    if (!result) return;
    for (const ResultAssignment& pair : result->assignments)
      loaded_.decisions.earlier.push_back({pair.offer, pair.request});
    std::sort(loaded_.decisions.earlier.begin(), loaded_.decisions.earlier.end());
    loaded_.canonical_previous = canonical_earlier(loaded_.decisions);
  }

  // ---- the answers of a proposal's folder ---------------------------------------------------------------------------------------

  [[nodiscard]] RoundFiles round_files(const fs::path& folder) {
    return {.folder = folder,
            .exists = [this](const fs::path& path) { return disk_.exists(path); },
            .read = [this](const fs::path& path) { return read_of_round(path); }};
  }

  // The manifest does not list these: they are the proposal's own, and the same command once more gives the same manifest.
  std::optional<std::string> read_of_round(const fs::path& path) {
    try {
      return disk_.read(path, default_max_bytes);
    } catch (const InputError& error) {
      fatal_.append(error.findings());
      return std::nullopt;
    }
  }

  void read_answers_so_far() {
    DraftDecisions& decisions = loaded_.decisions;
    std::vector<Answer> answers;
    if (options_.go_on_from && holds_proposal(round_files(*options_.go_on_from))) {
      ReadRound read = read_round(round_files(*options_.go_on_from), options_.today, decisions.findings);
      answers = std::move(read.answers);
      if (!options_.previous && any_is_here(read.earlier)) go_on_from(std::move(read.earlier));
      loaded_.round = std::move(read.round);
      if (loaded_.canonical_previous.empty() || options_.previous)
        loaded_.round->previous.clear(), loaded_.round->made.reset();
    } else if (options_.answers_in) {
      answers = read_remembered(round_files(*options_.answers_in), decisions.findings);
    }
    if (!answers.empty()) loaded_.canonical_answers = canonical_answers(answers);
    decisions.answers.insert(decisions.answers.begin(), answers.begin(), answers.end());
    if (!decisions.answers.empty()) loaded_.today = options_.today;
    settle_answers(decisions, options_.today);
  }

  // Of a folder in which another market's proposal stands, nothing is gone on from.
  [[nodiscard]] bool any_is_here(const std::vector<EarlierPair>& pairs) const {
    std::set<std::string_view> offers, requests;
    for (const DraftOffer& row : loaded_.draft.offers) offers.insert(row.offer.value.id);
    for (const DraftRequest& row : loaded_.draft.requests) requests.insert(row.request.value.id);
    return std::ranges::any_of(
        pairs, [&](const EarlierPair& pair) { return offers.contains(pair.offer) && requests.contains(pair.request); });
  }

  void go_on_from(std::vector<EarlierPair> earlier) {
    loaded_.decisions.earlier = std::move(earlier);
    loaded_.canonical_previous = canonical_earlier(loaded_.decisions);
  }

  void finish() {
    unite_spellings(loaded_.draft, loaded_.vocabularies, loaded_.travel_times);
    // What the profile's hash covers: its keys, and the words and travel times that it brings along.
    const ProfileFile drafted{.profile = loaded_.profile};
    loaded_.canonical_profile = io::canonical_profile(own_profile_ ? own_profile_->file : drafted);
    loaded_.canonical_profile += words_.canonical();
    loaded_.canonical_profile += canonical_travel_times(loaded_.travel_times);
    std::sort(loaded_.files.begin(), loaded_.files.end(), [](const FileHash& a, const FileHash& b) {
      return std::tie(a.name, a.sha256) < std::tie(b.name, b.sha256);
    });
    if (fatal_.has_errors()) {
      fatal_.append(loaded_.draft.findings);
      fatal_.append(loaded_.decisions.findings);
      fatal_.sort();
      throw InputError(std::move(fatal_));
    }
    loaded_.draft.findings.append(fatal_);  // its warnings
  }

  std::vector<fs::path> inputs_;
  const LoadOptions& options_;
  HeldFiles no_held_files_;
  HeldFiles& disk_;
  Loaded loaded_;
  Findings fatal_;
  std::optional<PlacedProfile> own_profile_, input_profile_;
  // The market files that were read, with the side where only one was taken from it.
  struct ReadMarket {
    fs::path path;
    std::optional<Side> only = std::nullopt;
  };
  std::vector<ReadMarket> markets_;
  BroughtWords words_{loaded_.vocabularies};
  bool draft_used_ = false;
  Language language_ = options_.language.value_or(Language::nl);  // of drafts
};

}  // namespace

Loaded load(const std::vector<fs::path>& inputs, const LoadOptions& options) { return Loader(inputs, options).load(); }

MappingNeeded::MappingNeeded(Findings findings, DraftProfile draft, Language language)
    : InputError(std::move(findings)), draft_(std::move(draft)), language_(language) {}

}  // namespace koppel::io
