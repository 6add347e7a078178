// What a page in a browser sees of the engine: one question, text in and text out. Nothing leaves the machine that asks.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "io/formats/result_json.hpp"
#include "io/text/finding_json.hpp"
#include "walk/market.hpp"
#include "walk/propose.hpp"

namespace {

using namespace koppel;

std::string answer(std::string_view market_json) {
  try {
    Observer nobody;
    const Walked walked = propose(market_in_memory(market_json), {.pseudonyms = true}, nobody);
    return walked.verdict.accepted ? io::write_result(walked.result) : std::string();
  } catch (const InputError& refused) {
    return io::findings_json(refused.findings(), Language::nl);
  }
}

}  // namespace

// The text of result.json, byte for byte as the program writes it; of findings.json where the market is refused; nothing where the check did not
// accept the proposal (then koppel is at fault). Valid until the next call; `skin.js` turns it into a string.
extern "C" EMSCRIPTEN_KEEPALIVE const char* koppel_propose(const char* market_json, std::size_t bytes) {
  static std::string answered;
  answered = answer({market_json, bytes});
  return answered.c_str();
}
