// What subscribers see of an entry's content, so that two versions can be compared: its words and where its links lead;
// not white space, not markup, not the theme.
#pragma once

#include <string>
#include <string_view>

#include "core/hash.h"

namespace almanac::feeds {

struct ContentDigest {
  Digest text;   // of the words and of pictures' alternative texts, white space left out
  Digest links;  // of every href and src that leads to another site

  bool operator==(const ContentDigest&) const = default;
};

// `html` as a feed's content has it, an escaped fragment of HTML already unescaped. `url`: of the entry's page. Links
// within its site (its host, or relative) are left out: they follow the site when it moves, and their text is compared.
// Linear; any text is taken.
ContentDigest digest_html(std::string_view html, std::string_view url);
// The same of a plain text.
ContentDigest digest_text(std::string_view text);

// The words of a fragment of HTML, references decoded, each run of white space one blank.
std::string to_plain_text(std::string_view html);

// Collects what a ContentDigest is made of.
class ContentDigester {
 public:
  explicit ContentDigester(std::string_view url);

  void add_html(std::string_view html);
  void add_text(std::string_view text);
  // Of a tag that is read already, as XHTML's are; the name in lower case.
  void add_attribute(std::string_view name, std::string_view value);
  ContentDigest finish() const { return {digest(text_), links_.finish()}; }

 private:
  bool is_within_site(std::string_view link) const;

  std::string host_;
  std::string text_;
  Digester links_;
};

}  // namespace almanac::feeds
