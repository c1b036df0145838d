// The page's HTML and the feeds', written side by side.
#pragma once

#include <string>
#include <string_view>

namespace almanac::markdown {

class HtmlPair {
 public:
  std::string page;
  std::string feed;

  // `careful`: the text may hold characters that feeds go without (markdown/characters.h).
  HtmlPair(std::size_t expected_bytes, bool careful) : careful_(careful) {
    page.reserve(expected_bytes);
    feed.reserve(expected_bytes);
  }

  // HTML as it is.
  void both(std::string_view html) {
    page += html;
    feed += html;
  }
  // The same at the start of a line.
  void block(std::string_view html) {
    fresh_line();
    both(html);
  }
  void fresh_line();
  // Text, escaped.
  void text(std::string_view text);

 private:
  bool careful_;
};

}  // namespace almanac::markdown
