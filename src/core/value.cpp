#include "core/value.h"

#include <cassert>

namespace almanac {

const Value* Value::find(std::string_view key) const {
  const Map* map = map_if();
  if (map == nullptr) return nullptr;
  for (const auto& [name, value] : *map)
    if (name == key) return &value;
  return nullptr;
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

}  // namespace almanac
