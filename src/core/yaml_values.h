// What the two readers of YAML share, libyaml's for front matter (core/yaml.h) and yaml-cpp's for settings
// (config/settings_yaml.h): the same text becomes the same Value, whichever reads it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/finding.h"
#include "core/value.h"

namespace almanac {

inline constexpr int kMostYamlLevels = 64;
inline constexpr std::size_t kMostYamlNodes = 100'000;  // aliases counted as what they stand for

// A scalar with its source and place. Plain ones have YAML 1.1's types (yaml.org/type), as far as Psych has them;
// quoted and tagged ones are text. Characters that XML has not, which escapes can name, are dropped with a warning
// (IllegalCharacter).
struct YamlScalar {
  std::string_view text;
  bool is_quoted = false;
  bool has_tag = false;
  Place place;
};
Value to_value(const YamlScalar& scalar, Findings& findings);

// A map in the making.
class YamlMap {
 public:
  YamlMap(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

  // The member knows the place of its key. Of two equal keys the last wins, with a warning (DuplicateKey); "<<" is
  // merged.
  void put(const Value& key, Value member);
  // The map is done: its own keys win over merged ones, then those of maps that come first (yaml.org/type/merge).
  Value take();

 private:
  void merge(const Value& merged);

  const std::string& file_;
  Findings& findings_;
  Value::Map map_;
  std::unordered_map<std::string, std::size_t> indices_;
  Value merged_;
};

}  // namespace almanac
