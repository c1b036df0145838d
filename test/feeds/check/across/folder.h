// A folder of feeds, pages and files in memory, judged as `almanac check FOLDER` judges one.
#pragma once

#include <map>
#include <string>

#include "core/finding.h"

namespace almanac::test {

struct Folder {
  std::map<std::string, std::string> files;     // by path below the folder
  std::map<std::string, std::string> previous;  // what was published before
  std::string base_url = "https://example.org/";
};

// What each document and page gives, and all together. Places name files by their paths.
Findings check_folder(const Folder& folder);
// What the documents give together alone.
Findings check_across(const Folder& folder);

// The base of a rule's sample (test/rules/bases) with the text in it; "@file@" in it is the file's path.
std::string fill_base(const std::string& base, const std::string& text, const std::string& file);

}  // namespace almanac::test
