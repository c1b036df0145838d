#include "core/json.h"

#include <nlohmann/json.hpp>

namespace almanac {
namespace {

using Json = nlohmann::ordered_json;

Json to_tree(const Value& value) {
  if (const auto* text = value.text_if()) return *text;
  if (const auto* number = value.int_if()) return *number;
  if (const auto* number = value.double_if()) return *number;
  if (const auto* truth = value.bool_if()) return *truth;
  if (const auto* list = value.list_if()) {
    Json::array_t items;
    items.reserve(list->size());
    for (const Value& item : *list) items.push_back(to_tree(item));
    return items;
  }
  if (const auto* map = value.map_if()) {
    Json::object_t members;
    members.reserve(map->size());
    for (const auto& [key, member] : *map) members.push_back({key, to_tree(member)});  // their keys are unique
    return members;
  }
  return nullptr;
}

Value to_value(const Json& tree) {
  switch (tree.type()) {
    case Json::value_t::boolean: return tree.get<bool>();
    case Json::value_t::number_integer: return tree.get<std::int64_t>();
    case Json::value_t::number_unsigned:
      if (tree.get<std::uint64_t>() <= INT64_MAX) return tree.get<std::int64_t>();
      return tree.get<double>();
    case Json::value_t::number_float: return tree.get<double>();
    case Json::value_t::string: return tree.get<std::string>();
    case Json::value_t::array: {
      Value::List items;
      for (const Json& item : tree) items.push_back(to_value(item));
      return items;
    }
    case Json::value_t::object: {
      Value::Map members;
      for (const auto& [key, member] : tree.items()) members.emplace_back(key, to_value(member));
      return members;
    }
    default: return {};
  }
}

}  // namespace

std::string to_json(const Value& value, JsonForm form) {
  const int indent = form == JsonForm::kIndented ? 2 : -1;
  return to_tree(value).dump(indent, ' ', form == JsonForm::kAsciiLine, Json::error_handler_t::replace);
}

std::optional<Value> parse_json(std::string_view text) {
  const Json tree = Json::parse(text, nullptr, false);
  if (tree.is_discarded()) return std::nullopt;
  return to_value(tree);
}

}  // namespace almanac
