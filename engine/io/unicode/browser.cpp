// Asks the browser, whose answer stands in browser.js.
#include <cstddef>
#include <cstdlib>
#include <memory>

#include "io/unicode/unicode.hpp"

extern "C" char* koppel_bare_letters(const char* text, std::size_t bytes, std::size_t* length);

namespace koppel::io {

std::string bare_letters(std::string_view text) {
  std::size_t length = 0;
  const std::unique_ptr<char, decltype(&std::free)> bare(koppel_bare_letters(text.data(), text.size(), &length),
                                                         &std::free);
  return {bare.get(), length};
}

}  // namespace koppel::io
