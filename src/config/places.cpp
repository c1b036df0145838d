#include "config/places.h"

#include "core/text.h"

namespace almanac::config {
namespace {

const Value* find_leaf(const Value& value, std::string_view text) {
  if (const Value::List* list = value.list_if()) {
    for (const Value& item : *list)
      if (const Value* leaf = find_leaf(item, text)) return leaf;
  } else if (const Value::Map* map = value.map_if()) {
    for (const auto& [key, member] : *map)
      if (const Value* leaf = find_leaf(member, text)) return leaf;
  } else if (trim(find_text(value).value_or("")) == trim(text)) {
    return &value;
  }
  return nullptr;
}

}  // namespace

Place find_place(const Settings& settings, std::string_view key, std::string_view text) {
  const auto written = settings.written.find(key);
  if (written == settings.written.end()) return {settings.files.empty() ? "" : settings.files.front(), 0, 0};
  const Value& value = written->second.value;
  const Value* leaf = text.empty() ? nullptr : find_leaf(value, text);
  const Value& found = leaf == nullptr ? value : *leaf;
  return {written->second.file, found.line(), found.column()};
}

}  // namespace almanac::config
