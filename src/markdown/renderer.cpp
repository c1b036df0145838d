#include "markdown/renderer.h"

#include <cmark-gfm-core-extensions.h>

#include <utility>

#include "core/text.h"
#include "markdown/characters.h"
#include "markdown/footnotes.h"
#include "markdown/heading_ids.h"
#include "markdown/html_pair.h"
#include "markdown/html_text.h"
#include "markdown/link_list.h"
#include "markdown/more_reading.h"
#include "markdown/raw_html.h"
#include "markdown/tables.h"
#include "markdown/tags.h"

namespace almanac::markdown {
namespace {

// Only then can a text hold what feeds go without: else no text need be looked at twice.
bool may_hold_bad_characters(std::string_view source) {
  return source.find("&#") != std::string_view::npos || find_bad_character(source) != std::string_view::npos;
}

// Writes both kinds of HTML in one walk. The output has the shape of that of cmark's own renderer, which knows no
// heading ids, absolute URLs or places of sections.
class Renderer {
 public:
  Renderer(cmark_node* root, std::string_view source, const Options& options, Findings& findings)
      : options_(options),
        findings_(findings),
        careful_(may_hold_bad_characters(source)),
        html_(source.size() + source.size() / 4, careful_),
        heading_ids_(options.heading_ids),
        links_(source, options),
        section_(find_more_reading(root, options.more_reading_titles)),
        separator_(trim(options.excerpt_separator)),
        tables_(html_),
        footnotes_(html_, options.page_url) {
    out_.words.reserve(source.size());
  }

  void render(cmark_node* root) {
    walk(root, [this](cmark_node* node, bool entering) {
      if (entering && node == section_.title) links_.begin_more_reading();
      if (entering && node == section_.after) end_more_reading();
      if (image_ != nullptr && node != image_)
        add_alternative_text(node, entering);
      else if (entering)
        enter(node);
      else
        leave(node);
    });
    if (section_.title != nullptr && section_.after == nullptr) end_more_reading();
    footnotes_.finish();
  }

  Rendering finish() {
    out_.links = links_.take();
    out_.page_html = std::move(html_.page);
    out_.feed_html = std::move(html_.feed);
    return std::move(out_);
  }

 private:
  void enter(cmark_node* node) {
    switch (kind_of(node)) {
      case NodeKind::kDocument: break;
      case NodeKind::kBlockQuote: html_.block("<blockquote>\n"); break;
      case NodeKind::kList: open_list(node); break;
      case NodeKind::kItem: open_item(node); break;
      case NodeKind::kCodeBlock: write_code_block(node); break;
      case NodeKind::kHtmlBlock: write_html_block(node); break;
      case NodeKind::kParagraph: open_paragraph(node); break;
      case NodeKind::kHeading: open_heading(node); break;
      case NodeKind::kThematicBreak: html_.block("<hr />\n"); break;
      case NodeKind::kFootnoteDefinition: end_word(), footnotes_.open(); break;
      case NodeKind::kTable: tables_.open_table(); break;
      case NodeKind::kTableRow: tables_.open_row(node); break;
      case NodeKind::kTableCell: end_word(), tables_.open_cell(node); break;
      case NodeKind::kText: write_text(node); break;
      case NodeKind::kSoftBreak: write_break("\n"); break;
      case NodeKind::kLineBreak: write_break("<br />\n"); break;
      case NodeKind::kCode: write_code(node); break;
      case NodeKind::kHtmlInline: write_raw(node); break;
      case NodeKind::kEmphasis: html_.both("<em>"); break;
      case NodeKind::kStrong: html_.both("<strong>"); break;
      case NodeKind::kStrikethrough: html_.both("<del>"); break;
      case NodeKind::kLink: open_link(node); break;
      case NodeKind::kImage: open_image(node); break;
      case NodeKind::kFootnoteReference: footnotes_.write_reference(literal_of(node)); break;
      case NodeKind::kOther: break;
    }
  }

  void leave(cmark_node* node) {
    switch (kind_of(node)) {
      case NodeKind::kBlockQuote: html_.block("</blockquote>\n"); break;
      case NodeKind::kList: close_list(node); break;
      case NodeKind::kItem: html_.both("</li>\n"); break;
      case NodeKind::kParagraph: close_paragraph(node); break;
      case NodeKind::kHeading: close_heading(node); break;
      case NodeKind::kFootnoteDefinition: footnotes_.close(); break;
      case NodeKind::kTable: tables_.close_table(); break;
      case NodeKind::kTableRow: tables_.close_row(); break;
      case NodeKind::kTableCell: tables_.close_cell(); break;
      case NodeKind::kEmphasis: html_.both("</em>"); break;
      case NodeKind::kStrong: html_.both("</strong>"); break;
      case NodeKind::kStrikethrough: html_.both("</del>"); break;
      case NodeKind::kLink: close_link(); break;
      case NodeKind::kImage: close_image(node); break;
      default: break;
    }
  }

  // Blocks

  void open_list(cmark_node* node) {
    const int start = cmark_node_get_list_start(node);
    if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
      html_.block("<ul>\n");
    else if (start == 1)
      html_.block("<ol>\n");
    else
      html_.block("<ol start=\"" + std::to_string(start) + "\">\n");
  }

  void close_list(cmark_node* node) {
    if (node == section_.list) note_more_reading(true);
    html_.both(cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n");
  }

  void open_item(cmark_node* node) {
    end_word();
    html_.block("<li>");
    if (cmark_node_get_syntax_extension(node) == nullptr) return;
    const bool checked = cmark_gfm_extensions_get_tasklist_item_checked(node);
    html_.page += checked ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
                          : "<input type=\"checkbox\" disabled=\"\" /> ";
    html_.feed += checked ? "☑ " : "☐ ";
  }

  void write_code_block(cmark_node* node) {
    std::string_view language = cmark_node_get_fence_info(node);
    language = language.substr(0, language.find_first_of(" \t\r\n\v\f"));
    html_.block("<pre><code");
    if (!language.empty()) {
      html_.both(" class=\"language-");
      write_escaped(language, node);
      html_.both("\"");
    }
    html_.both(">");
    write_escaped(literal_of(node), node);
    html_.both("</code></pre>\n");
  }

  void open_paragraph(cmark_node* node) {
    end_word();
    if (!is_tight(node)) html_.block("<p>");
  }

  void close_paragraph(cmark_node* node) {
    if (is_tight(node)) return;
    const bool ends_footnote = kind_of(cmark_node_parent(node)) == NodeKind::kFootnoteDefinition;
    if (ends_footnote && cmark_node_next(node) == nullptr) {
      html_.both(" ");
      footnotes_.write_back_links();
    }
    html_.both("</p>\n");
  }

  static bool is_tight(cmark_node* paragraph) {
    cmark_node* grandparent = cmark_node_parent(cmark_node_parent(paragraph));
    return grandparent != nullptr && cmark_node_get_list_tight(grandparent) != 0;
  }

  void open_heading(cmark_node* node) {
    end_word();
    Heading heading;
    heading.level = cmark_node_get_heading_level(node);
    heading.id = take_kramdown_id(node);
    heading.text = plain_text(node, ImageText::kSkip);
    if (heading.id.empty())
      heading.id = heading_ids_.make(node, heading.text);
    else
      heading_ids_.reserve(heading.id);
    html_.block("<h" + std::to_string(heading.level));
    if (!heading.id.empty()) {
      html_.page += " id=\"";
      append_escaped(html_.page, heading.id);
      html_.page += '"';
    }
    html_.both(">");
    out_.headings.push_back(std::move(heading));
  }

  void close_heading(cmark_node* node) {
    html_.both("</h" + std::to_string(cmark_node_get_heading_level(node)) + ">\n");
  }

  // kramdown's "{#id}" at the end of a heading, which goes from the tree; empty where there is none.
  std::string take_kramdown_id(cmark_node* heading) {
    cmark_node* last = cmark_node_last_child(heading);
    if (options_.heading_ids != HeadingIds::kKramdown || last == nullptr || kind_of(last) != NodeKind::kText) return {};
    const std::string text(literal_of(last));
    const std::size_t open = text.rfind(" {#");
    if (open == std::string::npos || !text.ends_with('}')) return {};
    std::string id = text.substr(open + 3, text.size() - open - 4);
    if (id.empty() || id.find_first_of(" \t{}\"'<>&") != std::string::npos) return {};
    cmark_node_set_literal(last, text.substr(0, open).c_str());
    return id;
  }

  // Inlines

  void write_text(cmark_node* node) {
    std::string_view text = literal_of(node);
    const std::size_t at = find_separator(text);
    if (at != std::string_view::npos) {
      add_text(text.substr(0, at), node);
      note_separator(false);
      text.remove_prefix(at + separator_.size());
    }
    add_text(text, node);
  }

  void write_code(cmark_node* node) {
    html_.both("<code>");
    add_text(literal_of(node), node);
    html_.both("</code>");
  }

  void write_break(std::string_view html) {
    html_.both(html);
    end_word();
    links_.add_text(" ");
  }

  void add_text(std::string_view text, cmark_node* node) {
    write_escaped(text, node);
    out_.words += text;
    links_.add_text(text);
  }

  void end_word() { out_.words += '\n'; }

  // An autolink within a link's text would make a link within a link, which HTML does not have.
  void open_link(cmark_node* node) {
    if (link_depth_++ > 0) return;
    const std::string url = links_.open(node);
    const std::optional<std::string> absolute = feed_url(options_.page_url, url, UrlUse::kLink);
    feed_has_link_ = absolute.has_value();
    html_.page += start_link(node, url);
    if (absolute) html_.feed += start_link(node, *absolute);
  }

  static std::string start_link(cmark_node* node, std::string_view url) {
    std::string html = "<a href=\"";
    append_url(html, url);
    return html + '"' + title_attribute(node) + '>';
  }

  static std::string title_attribute(cmark_node* node) {
    const std::string_view title = title_of(node);
    if (title.empty()) return {};
    std::string html = " title=\"";
    append_escaped(html, without_bad(title));
    return html + '"';
  }

  void close_link() {
    if (--link_depth_ > 0) return;
    html_.page += "</a>";
    if (feed_has_link_) html_.feed += "</a>";
    links_.close();
  }

  void open_image(cmark_node* node) {
    image_ = node;
    image_url_ = links_.open(node);
    alternative_text_.clear();
  }

  void add_alternative_text(cmark_node* node, bool entering) {
    const NodeKind kind = kind_of(node);
    if (!entering) return;
    if (kind == NodeKind::kText || kind == NodeKind::kCode || kind == NodeKind::kHtmlInline)
      alternative_text_ += literal_of(node);
    if (kind == NodeKind::kSoftBreak || kind == NodeKind::kLineBreak) alternative_text_ += ' ';
  }

  void close_image(cmark_node* node) {
    image_ = nullptr;
    links_.add_text(alternative_text_);
    links_.close();
    const std::string texts = alternative_text_ + std::string(title_of(node));
    if (careful_ && without_illegal(texts).size() != texts.size()) warn_of_reference(node);
    html_.page += image(node, image_url_);
    if (const std::optional<std::string> absolute = feed_url(options_.page_url, image_url_, UrlUse::kImage))
      html_.feed += image(node, *absolute);
    else
      append_escaped(html_.feed, without_bad(alternative_text_));
  }

  std::string image(cmark_node* node, std::string_view url) const {
    std::string html = "<img src=\"";
    append_url(html, url);
    html += "\" alt=\"";
    append_escaped(html, without_bad(alternative_text_));
    return html + '"' + title_attribute(node) + " />";
  }

  // Raw HTML

  void write_html_block(cmark_node* node) {
    end_word();
    html_.fresh_line();
    write_raw(node);
    html_.fresh_line();
  }

  void write_raw(cmark_node* node) {
    const std::string_view literal = literal_of(node);
    const bool is_block = kind_of(node) == NodeKind::kHtmlBlock;
    const std::size_t at = find_separator(literal);
    if (at == std::string_view::npos) return write_raw(literal, node);
    const std::string_view before = literal.substr(0, at);
    const std::string_view after = literal.substr(at + separator_.size());
    if (!trim(before).empty()) write_raw(before, node);
    const bool alone = trim(before).empty() && trim(after).empty();
    note_separator(alone && is_block && kind_of(cmark_node_parent(node)) == NodeKind::kDocument);
    if (!trim(after).empty()) write_raw(after, node);
  }

  void write_raw(std::string_view literal, cmark_node* node) {
    if (is_only_comment(literal)) {
      html_.page += literal;
      return;
    }
    out_.has_raw_html = true;
    if (kind_of(node) == NodeKind::kHtmlBlock) out_.words += visible_text(literal);
    if (careful_ && without_illegal_references(literal).size() != literal.size()) warn_of_reference(node);
    html_.page += note_raw_html(literal, cmark_node_get_start_line(node), links_, heading_ids_);
  }

  // Places

  std::size_t find_separator(std::string_view text) const {
    if (separator_.empty() || out_.separator) return std::string_view::npos;
    return text.find(separator_);
  }

  void note_separator(bool between_blocks) {
    out_.separator = Rendering::Separator{html_.page.size(), html_.feed.size(), between_blocks};
  }

  void note_more_reading(bool in_list) {
    out_.more_reading = MoreReading{html_.page.size(), html_.feed.size(), in_list};
  }

  void end_more_reading() {
    links_.end_more_reading();
    if (!out_.more_reading) note_more_reading(false);
  }

  // Text, with a warning for what a reference ("&#8;") brought in: the source has no such characters any more.
  void write_escaped(std::string_view text, cmark_node* node) {
    html_.text(text);
    if (careful_ && without_illegal(text).size() != text.size()) warn_of_reference(node);
  }

  void warn_of_reference(cmark_node* node) {
    while (node != nullptr && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
    const int line = node == nullptr ? 0 : cmark_node_get_start_line(node);
    if (line == warned_line_) return;
    warned_line_ = line;
    findings_.warning("IllegalCharacter", {options_.file, options_.first_line - 1 + line, 0},
                      "a reference to a character that cannot stand in a feed is left out: delete it");
  }

  const Options& options_;
  Findings& findings_;
  bool careful_;
  HtmlPair html_;
  Rendering out_;
  HeadingIdMaker heading_ids_;
  LinkList links_;
  MoreReadingSection section_;
  std::string_view separator_;

  TableWriter tables_;
  FootnoteWriter footnotes_;
  int warned_line_ = -1;
  int link_depth_ = 0;
  bool feed_has_link_ = false;
  cmark_node* image_ = nullptr;  // whose alternative text is being read
  std::string image_url_;
  std::string alternative_text_;
};

}  // namespace

Rendering render_tree(cmark_node* root, std::string_view source, const Options& options, Findings& findings) {
  Renderer renderer(root, source, options, findings);
  renderer.render(root);
  return renderer.finish();
}

}  // namespace almanac::markdown
