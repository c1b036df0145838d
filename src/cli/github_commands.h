// Workflow commands of GitHub Actions: ::error file=feed.xml,line=3,title=MissingSelf::message
#pragma once

#include <string>
#include <string_view>

#include "core/text.h"

namespace almanac::cli {

inline std::string escape_github_message(std::string_view text) {
  return replace_all(replace_all(replace_all(text, "%", "%25"), "\r", "%0D"), "\n", "%0A");
}

inline std::string escape_github_property(std::string_view text) {
  return replace_all(replace_all(escape_github_message(text), ":", "%3A"), ",", "%2C");
}

}  // namespace almanac::cli
