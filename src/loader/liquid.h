// The little of Liquid that posts of a Jekyll site use in their text. There is no Liquid engine here: what is not in
// this list stays as it is, with a warning.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "config/settings.h"
#include "core/finding.h"
#include "loader/load.h"
#include "model/post.h"

namespace almanac::loader {

// Addresses by what post_url and link name: "2019-01-07-december-review" and "_posts/2019-01-07-december-review.md".
class LinkNames {
 public:
  LinkNames(const config::Settings& settings, const std::vector<model::Post>& posts,
            const std::vector<model::Page>& pages, const std::vector<StaticFile>& files);

  const std::string* find_post(const std::string& name) const;  // null where there is none
  const std::string* find_path(const std::string& path) const;

 private:
  std::unordered_map<std::string, std::string> posts_;
  std::unordered_map<std::string, std::string> paths_;
};

bool has_liquid(std::string_view text);
// Whether the front matter leaves it to Liquid (`render_with_liquid`).
bool wants_liquid(const Value::Map& front_matter);

struct LiquidSource {
  std::string file;    // for findings
  int first_line = 1;  // of the text in its file
};

// What post_url or link named.
struct LinkName {
  bool is_post = false;
  std::string name;
};

// What came of a text. `is_whole`: all of its Liquid was understood.
struct LiquidText {
  std::string text;
  bool is_whole = true;
  std::vector<LinkName> links;
};

// The text with its Liquid replaced: raw and comment blocks, highlight blocks (fenced code), post_url and link (the
// post's or file's address; a name of nothing is a warning), site.url, site.baseurl, and text in quotes with
// relative_url or absolute_url. The first thing in the text that is none of these is a warning (LiquidNotRendered).
// Lines keep their numbers.
LiquidText render_liquid(std::string_view text, const LiquidSource& source, const config::Settings& settings,
                         const LinkNames& names, Findings& findings);

}  // namespace almanac::loader
