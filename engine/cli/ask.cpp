#include "cli/ask.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/terminal.hpp"
#include "cli/words.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::cli {

namespace {

// A heading or an answer on one line, cut off where it is long.
std::string quoted(const std::string& text) { return "\"" + on_terminal(io::shown(text)) + "\""; }

// "contact.name" → "contact_name", as the words' keys say it.
std::string key_of(std::string field) {
  std::ranges::replace(field, '.', '_');
  return field;
}

std::string examples_of(const std::vector<std::string>& examples, Language language) {
  if (examples.empty()) return {};
  std::string list;
  for (const std::string& example : examples) list += (list.empty() ? "" : ", ") + on_terminal(io::shown(example));
  return " (" + in_words(language, "ask_examples", {{"examples", list}}) + ")";
}

std::string text_of(const io::OpenQuestion& question, Language language) {
  const FindingValues values{{"file", on_terminal(question.file)},
                             {"subject", quoted(question.subject)},
                             {"other", quoted(question.other)},
                             {"examples", examples_of(question.examples, language)}};
  switch (question.what) {
    case io::Asked::order:
      return in_words(language, "ask_order", values);
    case io::Asked::side:
      return in_words(language, "ask_side", values);
    case io::Asked::meaning_of:
      return in_words(language, "ask_meaning", values);
    case io::Asked::same_word:
      return in_words(language, "ask_word", values);
    case io::Asked::column_for:
      break;
  }
  return on_terminal(question.file) + ": " + in_words(language, "ask_column_" + key_of(question.field));
}

std::string text_of(const io::PossibleAnswer& candidate, io::Asked what, Language language) {
  if (candidate.value.empty()) return in_words(language, "ask_none");
  if (what == io::Asked::column_for) return quoted(candidate.value) + examples_of(candidate.examples, language);
  return in_words(language, "ask_answer_" + key_of(candidate.value));
}

}  // namespace

std::size_t Asker::ask(const io::OpenQuestion& question) {
  if (!given_) language_ = question.language.value_or(language_);
  if (asked_++ == 0) out_ << in_words(language_, "ask_intro", {{"n", std::to_string(io::most_questions)}}) << '\n';
  out_ << '\n' << text_of(question, language_) << '\n';
  for (std::size_t i = 0; i < question.candidates.size(); ++i) {
    out_ << fmt::format("  {}  {}{}\n", i + 1, text_of(question.candidates[i], question.what, language_),
                        i == 0 ? "  [Enter]" : "");
  }
  return read_choice(question.candidates.size());
}

std::size_t Asker::read_choice(std::size_t candidates) {
  while (true) {
    out_ << "> " << std::flush;
    std::string line;
    if (!std::getline(in_, line)) {
      out_ << '\n' << std::flush;
      throw NobodyAnswers();
    }
    const std::string_view said = io::trimmed(line);
    if (said.empty()) return 0;
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(said.data(), said.data() + said.size(), number);
    if (fault == std::errc() && end == said.data() + said.size() && number >= 1 && number <= candidates)
      return number - 1;
    out_ << in_words(language_, "ask_again", {{"n", std::to_string(candidates)}}) << '\n';
  }
}

bool may_ask(bool json, bool no_ask, const std::vector<std::filesystem::path>& inputs) {
  const bool terminals = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
  return terminals && !json && !no_ask && std::ranges::find(inputs, "-") == inputs.end();
}

io::Ask ask_at_terminal(std::optional<Language> language) {
  return [asker = std::make_shared<Asker>(std::cin, std::cerr, language)](const io::OpenQuestion& question) {
    const NothingToLose nothing_written;
    return asker->ask(question);
  };
}

}  // namespace koppel::cli
