#include "feeds/check/json_reader.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace almanac::feeds::check {
namespace {

// Walks over the text and says how far the parser has read: at each event, one or two bytes past the value.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

class Events {
 public:
  using Json = nlohmann::json;

  Events(JsonResult& result, const char*& reached) : result_(result), builder_(result.document), reached_(reached) {}

  bool null() { return scalar(NodeKind::kNull); }
  bool boolean(bool) { return scalar(NodeKind::kBoolean); }
  bool number_integer(Json::number_integer_t) { return scalar(NodeKind::kNumber); }
  bool number_unsigned(Json::number_unsigned_t) { return scalar(NodeKind::kNumber); }
  bool number_float(Json::number_float_t, const Json::string_t&) { return scalar(NodeKind::kNumber); }
  bool binary(Json::binary_t&) { return false; }  // JSON has none
  bool string(Json::string_t& value) {
    const std::size_t start = find_start();
    builder_.add_scalar(NodeKind::kString, take_name(), value, start);
    end_ = reached();
    return true;
  }
  bool start_object(std::size_t) { return open(NodeKind::kObject); }
  bool start_array(std::size_t) { return open(NodeKind::kArray); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(Json::string_t& value) {
    find_start();
    key_ = value;
    end_ = reached();
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const Json::exception& error) {
    std::string text = error.what();
    const std::size_t colon = text.find(": ");  // behind the library's own number and place
    result_.problem =
        JsonProblem{position == 0 ? 0 : position - 1, colon == std::string::npos ? text : text.substr(colon + 2)};
    return false;
  }

  void break_off() { builder_.break_off(); }

 private:
  std::string_view text() const { return result_.document.text(); }
  std::size_t reached() const { return static_cast<std::size_t>(reached_ - text().data()); }

  // Where the value begins whose event this is: behind the last one and what separates them.
  std::size_t find_start() const { return std::min(text().find_first_not_of(" \t\r\n,:]}", end_), text().size()); }

  bool scalar(NodeKind kind) {
    const std::size_t start = find_start();
    const std::size_t end = std::min(text().find_first_of(" \t\r\n,]}", start), text().size());
    builder_.add_scalar(kind, take_name(), text().substr(start, end - start), start);
    end_ = end;
    return true;
  }

  bool open(NodeKind kind) {
    const std::size_t start = find_start();
    builder_.open(kind, take_name(), start);
    end_ = start + 1;
    return true;
  }

  bool close() {
    builder_.close();
    end_ = reached();
    return true;
  }

  NameId take_name() {
    const NodeId parent = builder_.current();
    if (parent == kNone) return kNone;
    const Node& node = result_.document.node(parent);
    Name name;
    if (node.kind == NodeKind::kObject) {
      name.local = std::move(key_);
    } else {
      name.local = node.name == kNone ? "" : result_.document.name(node.name).local;
      if (name.local.ends_with('s')) name.local.pop_back();
    }
    return builder_.intern(name);
  }

  JsonResult& result_;
  DocumentBuilder builder_;
  const char*& reached_;
  std::size_t end_ = 0;  // behind the last value or key
  std::string key_;
};

}  // namespace

JsonResult read_json(std::string_view text) {
  JsonResult result{Document(Document::Syntax::kJson, text), std::nullopt};
  const char* reached = text.data();
  Events events(result, reached);
  const CountingIterator begin(text.data(), &reached);
  const CountingIterator end(text.data() + text.size(), &reached);
  nlohmann::json::sax_parse(begin, end, &events);
  events.break_off();
  return result;
}

}  // namespace almanac::feeds::check
