#include "core/value.h"

#include <cassert>

namespace almanac {

const Value* Value::find(std::string_view key) const {
  const Map* map = map_if();
  return map == nullptr ? nullptr : find_member(*map, key);
}

void Value::set(std::string key, Value value) {
  if (is_null()) data_ = Map();
  Map* map = map_if();
  assert(map != nullptr);
  for (auto& [name, old] : *map) {
    if (name == key) {
      old = std::move(value);
      return;
    }
  }
  map->emplace_back(std::move(key), std::move(value));
}

void Value::push_back(Value value) {
  if (is_null()) data_ = List();
  List* list = list_if();
  assert(list != nullptr);
  list->push_back(std::move(value));
}

const Value* find_member(const Value::Map& map, std::string_view key) {
  for (const auto& [name, value] : map)
    if (name == key) return &value;
  return nullptr;
}

std::optional<std::string> find_text(const Value& value) {
  if (value.is_null() || value.list_if() != nullptr || value.map_if() != nullptr) return std::nullopt;
  if (!value.source().empty()) return value.source();
  if (const std::string* text = value.text_if()) return *text;
  if (const bool* flag = value.bool_if()) return *flag ? "true" : "false";
  if (const std::int64_t* number = value.int_if()) return std::to_string(*number);
  return std::to_string(*value.double_if());
}

}  // namespace almanac
