// The fields of front matter that posts and pages share, read as Jekyll and its plugins read them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/settings.h"
#include "core/finding.h"
#include "core/time.h"
#include "core/value.h"
#include "loader/source_text.h"
#include "model/post.h"

namespace almanac::loader {

// The first of the keys that has a scalar with text, trimmed; empty where none has.
std::string find_first_text(const Value& front_matter, std::initializer_list<std::string_view> keys);
// The scalars of a list (of lists, too), or one scalar.
std::vector<std::string> to_texts(const Value& value);

// `tag` as it is, else `tags`: a list, or text split at blanks; no two that differ in case only.
std::vector<std::string> read_tags(const SourceText& source, Findings& findings);
// The folders above the posts' folder, then `categories` (a list, or text split at blanks), then `category`.
std::vector<std::string> read_categories(const Value& front_matter, const std::vector<std::string>& folders);
// `author`, else `authors`: text, map, or list of these; text may be a key of `authors_data` (_data/authors.yml).
std::vector<model::Author> read_authors(const Value& front_matter, const Value::Map& authors_data);

// As plain text: a Jekyll site takes its titles for HTML (html_title.h).
std::string read_title(const Value& front_matter, const config::Settings& settings);
std::string read_summary(const Value& front_matter);                 // description, summary, excerpt, short
std::vector<std::string> read_redirects(const Value& front_matter);  // redirect_from
std::optional<Month> read_covers(const SourceText& source, Findings& findings);
std::optional<model::Enclosure> read_enclosure(const SourceText& source, Findings& findings);

// A warning (WrongType) for each key that has a list or map where text is wanted, or neither yes nor no.
void check_types(const SourceText& source, Findings& findings);

// The keys that mean nothing to almanac.
Value::Map read_extra(const Value& front_matter);

// Where the front matter says what is judged beside other posts: the address, the id, tags, authors, series, old
// addresses; and addresses that may run a program, where keys that mean nothing to almanac have them: "extra.homepage".
std::vector<model::FieldPlace> find_field_places(const Value& front_matter);

}  // namespace almanac::loader
