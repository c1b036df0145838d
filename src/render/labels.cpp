#include "render/labels.h"

#include <algorithm>
#include <string>

#include "core/text.h"
#include "render/labels_table.h"

namespace almanac::render {
namespace {

std::size_t language_column(std::string_view language) {
  const std::string primary = to_lower_ascii(language.substr(0, language.find_first_of("-_")));
  const auto found = std::find(kLabelLanguages.begin(), kLabelLanguages.end(), primary);
  return found == kLabelLanguages.end() ? 0 : static_cast<std::size_t>(found - kLabelLanguages.begin());
}

}  // namespace

Value make_labels(std::string_view language) {
  const std::size_t column = language_column(language);
  Value::Map map;
  for (const Label& label : kLabels) map.emplace_back(label.name, label.texts[column]);
  return map;
}

}  // namespace almanac::render
