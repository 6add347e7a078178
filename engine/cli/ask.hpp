// Questions of io/survey/open_question.hpp to a person at a terminal, and her answers.
//
// Problem:    what is not sure about her exports can be said by her in one key.
// Promise:    one question at a time, the likely answer first: Enter takes it, a number takes another, anything else is asked again. Control
//             characters of headings and answers do not reach the terminal. Only whoever may be asked is asked (may_ask).
// Complexity: –
// Errors:     NobodyAnswers at the end of input (Ctrl-D): nothing has been written then. Ctrl-C ends the program at once, with the same code.
//
//   Asker asker(std::cin, std::cerr, Language::nl);
//   inputs.ask = [&](const io::OpenQuestion& question) { return asker.ask(question); };
#pragma once

#include <exception>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <vector>

#include "base/finding.hpp"
#include "io/survey/open_question.hpp"

namespace koppel::cli {

class NobodyAnswers : public std::exception {};

class Asker {
 public:
  // `language`: that of the question where none is given.
  Asker(std::istream& in, std::ostream& out, std::optional<Language> language)
      : in_(in), out_(out), given_(language), language_(language.value_or(Language::nl)) {}
  // The number of the candidate that was chosen.
  [[nodiscard]] std::size_t ask(const io::OpenQuestion& question);

 private:
  std::size_t read_choice(std::size_t candidates);

  std::istream& in_;
  std::ostream& out_;
  std::optional<Language> given_;
  Language language_;
  std::size_t asked_ = 0;
};

// Standard input and stderr are terminals, nobody said otherwise, and no input is standard input itself.
[[nodiscard]] bool may_ask(bool json, bool no_ask, const std::vector<std::filesystem::path>& inputs);

// Asks at the terminal; while it waits, an interrupt ends the program with nothing written.
[[nodiscard]] io::Ask ask_at_terminal(std::optional<Language> language);

}  // namespace koppel::cli
