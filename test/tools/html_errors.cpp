// Prints the parse errors of HTML fragments: `html_errors FILE...`, or file names a line each on standard input. One
// line for each error: file, code, line, column, with tabs between; a file without errors prints nothing.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "core/html/reader.h"
#include "core/text.h"

namespace {

bool print_errors(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << "html_errors: cannot read " << path << "\n";
    return false;
  }
  const std::string html((std::istreambuf_iterator<char>(file)), {});
  const almanac::LineIndex lines(html);
  for (const almanac::html::ParseError& error : almanac::html::find_parse_errors(html)) {
    const almanac::Position place = lines.find(error.start);
    std::cout << path << '\t' << error.code << '\t' << place.line << '\t' << place.column << '\n';
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  bool ok = true;
  for (int i = 1; i < argc; ++i) ok = print_errors(argv[i]) && ok;
  std::string path;
  while (argc == 1 && std::getline(std::cin, path)) ok = print_errors(path) && ok;
  return ok ? 0 : 2;
}
