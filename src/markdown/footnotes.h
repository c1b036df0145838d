// Footnotes: numbered in the order of their first references, written at the end, where cmark-gfm's tree has them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "markdown/html_pair.h"

namespace almanac::markdown {

class FootnoteWriter {
 public:
  // Both must outlive it. In feeds footnotes and references link to the page: two entries may have the same numbers.
  FootnoteWriter(HtmlPair& html, std::string_view page_url) : html_(html), page_url_(page_url) {}

  // `number`: of the footnote, in digits.
  void write_reference(std::string_view number);
  void open();
  // The links to the references, at the end of the footnote's last paragraph.
  void write_back_links();
  void close();
  // After all footnotes, also where there are none.
  void finish();

 private:
  void write_own_url(const std::string& fragment);

  HtmlPair& html_;
  std::string_view page_url_;
  int footnotes_ = 0;
  bool has_back_links_ = false;
  std::map<std::string, int, std::less<>> references_;  // by number: how many so far
};

}  // namespace almanac::markdown
