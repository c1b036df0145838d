// What kainjow's mustache asks its data of: Values as they are. Only the names that a template uses are turned into
// mustache data, because building that data costs more than rendering.
#pragma once

#include <deque>
#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/value.h"

namespace almanac::render {

// For one rendering. Empty texts, lists and maps count as false, so that a section asks "is there any?".
class ValueContext final : public kainjow::mustache::basic_context<std::string> {
 public:
  using Data = kainjow::mustache::data;

  // The first layer that has a name wins. The layers must outlive this.
  explicit ValueContext(const std::vector<const Value*>& layers);

  void push(const Data* data) override;
  void pop() override;
  const Data* get(const std::string& name) const override;
  const Data* get_partial(const std::string&) const override { return nullptr; }  // partials are in place already

 private:
  // Data handed out, and the Value that it stands for.
  struct Node : Data {
    Node(Data data, const Value* of) : Data(std::move(data)), value(of) {}
    const Value* value;
  };

  // A list handed out, by the first of its items.
  struct ListNode {
    const Data* first;
    const Value::List* list;
  };
  // An open section. What is handed out in it is dropped when it closes.
  struct Scope {
    const Value* value;
    std::size_t nodes;  // how many there were before it
    std::size_t lists;
  };

  const Value* find(std::string_view name) const;
  const Value* value_of(const Data* data) const;
  const Data* make_list(const Value::List& list) const;

  std::vector<Scope> scopes_;            // the innermost last
  mutable std::deque<Node> nodes_;       // stable addresses
  mutable std::vector<ListNode> lists_;  // the newest last
};

}  // namespace almanac::render
