// The program's entry: hands over to the verbs.
#include "cli/program.hpp"

int main(int argument_count, char** arguments) { return koppel::cli::run(argument_count, arguments); }
