#include "markdown/footnotes.h"

#include "markdown/html_text.h"

namespace almanac::markdown {

void FootnoteWriter::write_reference(std::string_view number) {
  const std::string name(number);
  const int count = ++references_[name];
  html_.both("<sup class=\"footnote-ref\"><a href=\"");
  write_own_url("#fn-" + name);
  html_.both("\"");
  html_.page += " id=\"fnref-" + name + (count > 1 ? "-" + std::to_string(count) : "") + "\"";
  html_.both(">" + name + "</a></sup>");
}

void FootnoteWriter::open() {
  if (footnotes_ == 0) html_.block("<section class=\"footnotes\">\n<ol>\n");
  ++footnotes_;
  html_.both("<li");
  html_.page += " id=\"fn-" + std::to_string(footnotes_) + "\"";
  html_.both(">\n");
  has_back_links_ = false;
}

void FootnoteWriter::write_back_links() {
  has_back_links_ = true;
  const std::string name = std::to_string(footnotes_);
  for (int i = 1; i <= references_[name]; ++i) {
    html_.both(i == 1 ? "<a href=\"" : " <a href=\"");
    write_own_url("#fnref-" + name + (i == 1 ? "" : "-" + std::to_string(i)));
    html_.both("\" class=\"footnote-backref\">↩");
    if (i > 1) html_.both("<sup class=\"footnote-ref\">" + std::to_string(i) + "</sup>");
    html_.both("</a>");
  }
}

void FootnoteWriter::close() {
  if (!has_back_links_) {
    write_back_links();
    html_.both("\n");
  }
  html_.both("</li>\n");
}

void FootnoteWriter::finish() {
  if (footnotes_ > 0) html_.both("</ol>\n</section>\n");
}

void FootnoteWriter::write_own_url(const std::string& fragment) {
  html_.page += fragment;
  append_url(html_.feed, feed_url(page_url_, fragment, UrlUse::kLink).value_or(fragment));
}

}  // namespace almanac::markdown
