#include "cli/manual.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "base/version.hpp"

namespace koppel::cli {

namespace {

std::vector<const CLI::App*> verbs_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

// "--seed", "-o", …: what a person can type.
std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

std::string all_options(const CLI::App& verb) {
  std::string words;
  for (const CLI::Option* option : verb.get_options()) {
    for (const std::string& name : names_of(*option)) words += (words.empty() ? "" : " ") + name;
  }
  return words;
}

// Hyphens and leading dots mean something to troff.
std::string troff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '-') out += '\\';
    out += c;
  }
  return out;
}

std::string man_page(const CLI::App& app) {
  std::string page =
      fmt::format(".TH KOPPEL 1 \"\" \"koppel {}\" \"User commands\"\n.SH NAME\nkoppel \\- {}\n.SH SYNOPSIS\n",
                  version(), troff(app.get_description()));
  page += ".B koppel\n.I VERB ARGUMENTS\n[\\fIOPTIONS\\fR]\n.SH VERBS\n";
  for (const CLI::App* verb : verbs_of(app)) {
    page += fmt::format(".SS {}\n{}\n", verb->get_name(), troff(verb->get_description()));
    for (const CLI::Option* option : verb->get_options()) {
      const auto names = names_of(*option);
      const std::string shown = names.empty() ? option->get_name(true) : fmt::format("{}", fmt::join(names, ", "));
      page += fmt::format(".TP\n.B {}\n{}\n", troff(shown), troff(option->get_description()));
    }
    page += fmt::format(".PP\n.nf\n{}\n.fi\n", troff(verb->get_footer()));
  }
  return page + fmt::format(".SH EXIT STATUS\n.nf\n{}\n.fi\n", troff(app.get_footer()));
}

std::string bash_completion(const CLI::App& app) {
  std::string verbs, cases;
  for (const CLI::App* verb : verbs_of(app)) {
    verbs += (verbs.empty() ? "" : " ") + verb->get_name();
    cases += fmt::format("    {}) words=\"{}\" ;;\n", verb->get_name(), all_options(*verb));
  }
  return fmt::format(
      "_koppel() {{\n  local words current=${{COMP_WORDS[COMP_CWORD]}}\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"{} --help --version\" -- \"$current\")); return\n  fi\n  case ${{COMP_WORDS[1]}} "
      "in\n{}"
      "  esac\n  if [[ $current == -* ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
      "  else COMPREPLY=($(compgen -f -- \"$current\")); fi\n}}\ncomplete -o filenames -F _koppel koppel\n",
      verbs, cases);
}

std::string zsh_completion(const CLI::App& app) {
  std::string verbs, cases;
  for (const CLI::App* verb : verbs_of(app)) {
    verbs += fmt::format(" '{}:{}'", verb->get_name(), verb->get_description());
    cases += fmt::format("    {}) compadd -- {}; _files ;;\n", verb->get_name(), all_options(*verb));
  }
  return fmt::format(
      "#compdef koppel\n_koppel() {{\n  local -a verbs=({})\n  if (( CURRENT == 2 )); then _describe verb verbs; "
      "return; fi\n"
      "  case $words[2] in\n{}  esac\n}}\n_koppel \"$@\"\n",
      verbs, cases);
}

std::string fish_completion(const CLI::App& app) {
  std::string lines = "complete -c koppel -n __fish_use_subcommand -l help\n";
  for (const CLI::App* verb : verbs_of(app)) {
    lines += fmt::format("complete -c koppel -n __fish_use_subcommand -f -a {} -d '{}'\n", verb->get_name(),
                         verb->get_description());
    for (const CLI::Option* option : verb->get_options()) {
      for (const std::string& name : option->get_lnames()) {
        lines += fmt::format("complete -c koppel -n '__fish_seen_subcommand_from {}' -l {}\n", verb->get_name(), name);
      }
    }
  }
  return lines;
}

}  // namespace

std::string manual(const CLI::App& app, std::string_view form) {
  if (form == "bash") return bash_completion(app);
  if (form == "zsh") return zsh_completion(app);
  if (form == "fish") return fish_completion(app);
  return man_page(app);
}

}  // namespace koppel::cli
