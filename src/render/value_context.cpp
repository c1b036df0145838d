#include "render/value_context.h"

#include <functional>

#include "core/text.h"

namespace almanac::render {
namespace {

using Data = ValueContext::Data;

bool is_false(const Value& value) {
  if (value.is_null()) return true;
  if (const bool* flag = value.bool_if()) return !*flag;
  if (const std::string* text = value.text_if()) return text->empty();
  if (const Value::List* list = value.list_if()) return list->empty();
  if (const Value::Map* map = value.map_if()) return map->empty();
  return false;
}

// What a section or variable needs to know of a value that is no list. A map's members are found by ValueContext.
Data to_data(const Value& value) {
  if (const std::string* text = value.text_if()) return Data(*text);
  if (const std::int64_t* number = value.int_if()) return Data(std::to_string(*number));
  if (value.double_if() != nullptr) return Data(value.source());
  return Data(true);
}

const Value* find_path(const Value* value, std::string_view path) {
  for (std::size_t dot = path.find('.'); value != nullptr && dot != std::string_view::npos; dot = path.find('.')) {
    value = value->find(path.substr(0, dot));
    path.remove_prefix(dot + 1);
  }
  return value == nullptr ? nullptr : value->find(path);
}

}  // namespace

ValueContext::ValueContext(const std::vector<const Value*>& layers) {
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) scopes_.push_back({*layer, 0, 0});
}

const Value* ValueContext::find(std::string_view name) const {
  if (name == ".") return scopes_.back().value;
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
    if (const Value* found = find_path(scope->value, name)) return found;
  return nullptr;
}

const Data* ValueContext::get(const std::string& name) const {
  static const Node kFalse(Data(false), nullptr);  // a Node: mustache pushes it for {{^name}}
  const Value* value = find(name);
  if (value == nullptr || is_false(*value)) return &kFalse;
  if (const Value::List* list = value->list_if()) return make_list(*list);
  nodes_.emplace_back(to_data(*value), value);
  return &nodes_.back();
}

const Data* ValueContext::make_list(const Value::List& list) const {
  nodes_.emplace_back(Data(kainjow::mustache::list(list.size(), Data(true))), nullptr);
  const Data& data = nodes_.back();
  lists_.push_back({data.list_value().data(), &list});
  return &data;
}

// Mustache pushes what get() answered, or an item of such a list: mostly of the newest.
const Value* ValueContext::value_of(const Data* data) const {
  const std::less<> before;
  for (auto list = lists_.rbegin(); list != lists_.rend(); ++list)
    if (!before(data, list->first) && before(data, list->first + list->list->size()))
      return &(*list->list)[static_cast<std::size_t>(data - list->first)];
  return static_cast<const Node*>(data)->value;
}

void ValueContext::push(const Data* data) { scopes_.push_back({value_of(data), nodes_.size(), lists_.size()}); }

void ValueContext::pop() {
  while (nodes_.size() > scopes_.back().nodes) nodes_.pop_back();
  lists_.resize(scopes_.back().lists);
  scopes_.pop_back();
}

}  // namespace almanac::render
