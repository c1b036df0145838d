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

void add_places(const Value& value, const std::string& file, std::unordered_map<std::string, Place>& places) {
  if (const Value::List* list = value.list_if()) {
    for (const Value& item : *list) add_places(item, file, places);
  } else if (const Value::Map* map = value.map_if()) {
    for (const auto& [key, member] : *map) add_places(member, file, places);
  } else {
    places.try_emplace(std::string(trim(find_text(value).value_or(""))), Place{file, value.line(), value.column()});
  }
}

}  // namespace

std::unordered_map<std::string, Place> find_places(const Settings& settings, std::string_view key) {
  std::unordered_map<std::string, Place> places;
  if (const auto written = settings.written.find(key); written != settings.written.end())
    add_places(written->second.value, written->second.file, places);
  return places;
}

Place find_place(const Settings& settings, std::string_view key, std::string_view text) {
  const auto written = settings.written.find(key);
  if (written == settings.written.end()) return {settings.files.empty() ? "" : settings.files.front(), 0, 0};
  const Value& value = written->second.value;
  const Value* leaf = text.empty() ? nullptr : find_leaf(value, text);
  const Value& found = leaf == nullptr ? value : *leaf;
  return {written->second.file, found.line(), found.column()};
}

}  // namespace almanac::config
