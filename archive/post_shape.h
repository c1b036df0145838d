// What a post's address looks like, from the site's permalink: how a link to a post that is not there is told from a
// link to another program's page.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace almanac::archive {

// A path to compare addresses by: decoded, without "index.html", ".html" and last slashes. "/a%20b/index.html" and
// "/a b" are one; "/" is "". Nothing where it is not UTF-8 or has a NUL.
std::optional<std::string> comparable_path(std::string_view path);

// The same of a path that is decoded already: a part of it.
std::string_view strip_path(std::string_view decoded);

class PostShape {
 public:
  // `permalink` with Jekyll's placeholders, without the site's base.
  explicit PostShape(std::string_view permalink);

  // Whether a path below the base, as comparable_path() gives it, could be a post's: its literal text is equal and
  // where a date stands are digits, as many as dates have. ":categories" takes any number of folders.
  bool matches(std::string_view path) const;

  bool has_date() const { return has_date_; }
  // Neither a date nor literal text: any path of so many parts matches, which says nothing.
  bool is_vague() const { return !has_date_ && !has_literal_; }

 private:
  struct Token {
    std::string literal;          // where it is literal
    std::size_t most_digits = 0;  // of a date; 0: any text
    std::size_t fewest_digits = 0;
  };
  using Part = std::vector<Token>;

  static bool matches_part(const Part& part, std::size_t token, std::string_view text);
  Part parse_part(std::string_view text);
  Token parse_placeholder(std::string_view name);

  std::vector<Part> before_;  // the parts before ":categories", or all of them
  std::vector<Part> after_;
  bool has_categories_ = false;
  bool has_date_ = false;
  bool has_literal_ = false;
};

}  // namespace almanac::archive
