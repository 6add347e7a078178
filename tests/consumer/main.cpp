// Links against every room and walks a tiny piece: prints the version and how many vocabularies travel along.
#include <koppel/koppel.hpp>

#include <iostream>
#include <koppel/io/yaml/embedded.hpp>

int main() {
  std::cout << "koppel " << koppel::version() << ", " << koppel::io::embedded_vocabularies().size()
            << " vocabularies\n";
}
