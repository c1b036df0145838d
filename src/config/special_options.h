// The options that are more than one plain member of Settings, and the readers of values that all options share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/options.h"
#include "config/settings.h"
#include "core/value.h"

namespace almanac::config {

// The value where it has the type; else nothing, with an error finding that says what `key` must be.
std::optional<std::string> read_text(const Reading& reading, std::string_view key, const Value& value);
std::optional<bool> read_bool(const Reading& reading, std::string_view key, const Value& value);
std::optional<std::vector<std::string>> read_texts(const Reading& reading, std::string_view key, const Value& value);
// One of `choices`, as text.
std::optional<std::string> read_choice(const Reading& reading, std::string_view key, const Value& value,
                                       const std::vector<std::string>& choices);
void report_type(const Reading& reading, std::string_view key, const Value& value, std::string_view wanted);
// A warning for each key of the map that is none of `known`, with the nearest one.
void check_keys(const Reading& reading, const Value::Map& map, const std::vector<std::string>& known);

void set_url(const Reading& reading, std::string_view key, const Value& value);
void set_base(const Reading& reading, std::string_view key, const Value& value);
void set_timezone(const Reading& reading, std::string_view key, const Value& value);
void set_authors(const Reading& reading, std::string_view key, const Value& value);
void set_source(const Reading& reading, std::string_view key, const Value& value);
void set_output(const Reading& reading, std::string_view key, const Value& value);
void add_exclude(const Reading& reading, std::string_view key, const Value& value);
void add_include(const Reading& reading, std::string_view key, const Value& value);
void set_only(const Reading& reading, std::string_view key, const Value& value);
void set_defaults(const Reading& reading, std::string_view key, const Value& value);
void set_permalink(const Reading& reading, std::string_view key, const Value& value);
void set_numbered_path(const Reading& reading, std::string_view key, const Value& value);
void set_archive_path(const Reading& reading, std::string_view key, const Value& value);
void set_formats(const Reading& reading, std::string_view key, const Value& value);
void set_feed_path(const Reading& reading, std::string_view key, const Value& value);
void set_feed_content(const Reading& reading, std::string_view key, const Value& value);
void set_feeds(const Reading& reading, std::string_view key, const Value& value);  // feed_declarations.cpp
void set_ids(const Reading& reading, std::string_view key, const Value& value);
void set_dates(const Reading& reading, std::string_view key, const Value& value);
void set_guard(const Reading& reading, std::string_view key, const Value& value);
void set_check(const Reading& reading, std::string_view key, const Value& value);

// A path with ":slug" in it, rooted and ended by '/'.
std::optional<std::string> read_path_with(const Reading& reading, std::string_view key, const Value& value,
                                          std::string_view placeholder);
template <std::string Settings::*Field>
void set_group_path(const Reading& reading, std::string_view key, const Value& value) {
  if (auto path = read_path_with(reading, key, value, ":slug")) reading.settings.*Field = std::move(*path);
}

std::string to_rooted(std::string_view path);      // "a/b": "/a/b"
std::string to_folder(std::string_view path);      // "a/b": "/a/b/"
std::string to_base(std::string_view path);        // "/", "": ""; "blog/": "/blog"
std::string to_permalink(std::string_view style);  // "pretty": "/:categories/:year/:month/:day/:title/"

// A person as front matter and settings name them: text, or a map with name, email, url (or uri). Nothing without name.
std::optional<Author> to_author(const Value& value);

}  // namespace almanac::config
