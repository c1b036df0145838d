// What kainjow's mustache asks its data of: Values as they are. Only the names that a template uses are turned into
// mustache data, because building that data costs more than rendering.
#pragma once

#include <deque>
#include <functional>
#include <kainjow/mustache.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/value.h"

namespace almanac::render {

// For one rendering. Empty texts, lists and maps count as false, so that a section asks "is there any?".
class ValueContext final : public kainjow::mustache::basic_context<std::string> {
 public:
  using Data = kainjow::mustache::data;

  // The first layer that has a name wins. The layers must outlive this.
  explicit ValueContext(const std::vector<const Value*>& layers) : scopes_(layers.rbegin(), layers.rend()) {}

  void push(const Data* data) override;
  void pop() override { scopes_.pop_back(); }
  const Data* get(const std::string& name) const override;
  const Data* get_partial(const std::string&) const override { return nullptr; }  // partials are in place already

 private:
  // Data handed out, and the Value that it stands for.
  struct Node {
    Data data;
    const Value* value;
  };

  const Value* find(std::string_view name) const;
  const Data* make_list(const Value::List& list) const;

  std::vector<const Value*> scopes_;                                      // the innermost last
  mutable std::deque<Node> nodes_;                                        // stable addresses
  mutable std::map<const Data*, const Value::List*, std::less<>> lists_;  // by the first of their items
};

}  // namespace almanac::render
