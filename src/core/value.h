// Value: a tree of plain data (null, boolean, number, text, list, map) that knows where in its file it was read. Front
// matter, settings and the data of templates are Values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace almanac {

class Value {
 public:
  using List = std::vector<Value>;
  using Map = std::vector<std::pair<std::string, Value>>;  // in the order of the file; keys are unique

  Value() = default;
  Value(bool value) : data_(value) {}                            // NOLINT(google-explicit-constructor)
  Value(std::int64_t value) : data_(value) {}                    // NOLINT(google-explicit-constructor)
  Value(int value) : data_(static_cast<std::int64_t>(value)) {}  // NOLINT(google-explicit-constructor)
  Value(double value) : data_(value) {}                          // NOLINT(google-explicit-constructor)
  Value(std::string value) : data_(std::move(value)) {}          // NOLINT(google-explicit-constructor)
  Value(std::string_view value) : data_(std::string(value)) {}   // NOLINT(google-explicit-constructor)
  Value(const char* value) : data_(std::string(value)) {}        // NOLINT(google-explicit-constructor)
  Value(List value) : data_(std::move(value)) {}                 // NOLINT(google-explicit-constructor)
  Value(Map value) : data_(std::move(value)) {}                  // NOLINT(google-explicit-constructor)

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  const bool* bool_if() const { return std::get_if<bool>(&data_); }
  const std::int64_t* int_if() const { return std::get_if<std::int64_t>(&data_); }
  const double* double_if() const { return std::get_if<double>(&data_); }
  const std::string* text_if() const { return std::get_if<std::string>(&data_); }
  const List* list_if() const { return std::get_if<List>(&data_); }
  const Map* map_if() const { return std::get_if<Map>(&data_); }
  List* list_if() { return std::get_if<List>(&data_); }
  Map* map_if() { return std::get_if<Map>(&data_); }

  // The member of a map; null where this is no map or has no such key. Lives as long as this does.
  const Value* find(std::string_view key) const;
  // Sets a member; makes this a map where it is null. Must be a map or null.
  void set(std::string key, Value value);
  // Appends to a list; makes this a list where it is null. Must be a list or null.
  void push_back(Value value);

  // As it was written in the file, for scalars ("2019-01-07", "yes", "1.10"); empty where this was not read from a
  // file.
  const std::string& source() const { return source_; }
  bool was_quoted() const { return quoted_; }
  int line() const { return line_; }          // from 1; 0 where not read from a file
  int column() const { return column_; }      // from 1, in code points; for a map's member: of the value
  int key_line() const { return key_line_; }  // of the key that leads here; 0 where there is none
  int key_column() const { return key_column_; }

  void set_source(std::string source, bool quoted) { source_ = std::move(source), quoted_ = quoted; }
  void set_place(int line, int column) { line_ = line, column_ = column; }
  void set_key_place(int line, int column) { key_line_ = line, key_column_ = column; }

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Map> data_;
  std::string source_;
  bool quoted_ = false;
  int line_ = 0;
  int column_ = 0;
  int key_line_ = 0;
  int key_column_ = 0;
};

// The member of a map; null where it has no such key. Lives as long as the map does.
const Value* find_member(const Value::Map& map, std::string_view key);

// A scalar as its author wrote it: the source of one that was read from a file ("1.10", "2019-01-07"), else its text.
// Nothing for null, lists and maps.
std::optional<std::string> find_text(const Value& value);

}  // namespace almanac
