// Which rules a token falls under; foreign content, raw text, the end. The rules of HTML's body are in tree_body.cpp,
// of tables in tree_table.cpp, of formatting in tree_formatting.cpp.
#include "core/html/tree.h"

#include <algorithm>
#include <utility>

#include "core/text.h"

namespace almanac::html {

namespace {

std::string_view find_attribute(const Token& token, std::string_view name) {
  for (const Attribute& attribute : token.attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool is_html_integration_point(const Token& token, Namespace space, Tag tag) {
  if (is_svg_html_integration_point(space, tag)) return true;
  if (space != Namespace::kMathml || tag != Tag::kAnnotationXml) return false;
  const std::string_view encoding = find_attribute(token, "encoding");
  return equals_ignoring_ascii_case(encoding, "text/html") ||
         equals_ignoring_ascii_case(encoding, "application/xhtml+xml");
}

}  // namespace

void TreePass::take(const Token& token, std::vector<ParseError>& errors) {
  if (too_deep_ || ended_) return take_blindly(token);
  token_ = &token;
  errors_ = &errors;
  if (token.kind != TokenKind::kCharacters) in_table_text_ = false;
  if (token.kind == TokenKind::kComment) return;
  if (token.kind == TokenKind::kDoctype) return add("unexpected-doctype");
  tag_ = is_start() || is_end() ? find_tag(token.name) : Tag::kOther;
  acknowledged_ = false;
  while ((follows_html_rules() ? apply_html_rules() : in_foreign_content()) == Step::kAgain) {
  }
  if (is_start() && token.self_closing && !acknowledged_) add("non-void-html-element-start-tag-with-trailing-solidus");
  too_deep_ = too_deep_ || open_.size() > kMaxDepth;
  if (too_deep_) add("nesting-too-deep");
  ended_ = token.kind == TokenKind::kEnd;
  tokenizer_.set_cdata_allowed(too_deep_ || current().space != Namespace::kHtml);
}

// Where open elements are not tracked any more, raw text must still be told from tags.
void TreePass::take_blindly(const Token& token) {
  if (token.kind != TokenKind::kStartTag) return;
  if (const auto state = find_raw_state(find_tag(token.name))) tokenizer_.set_state(*state);
}

// WHATWG HTML 13.2.6, the tree construction dispatcher
bool TreePass::follows_html_rules() const {
  const OpenElement& node = current();
  if (node.space == Namespace::kHtml || token_->kind == TokenKind::kEnd) return true;
  if (is_end()) return false;
  if (node.html_inside) return true;
  if (is_mathml_text_integration_point(node.space, node.tag)) {
    return !is_start() || (tag_ != Tag::kMglyph && tag_ != Tag::kMalignmark);
  }
  return is_start() && tag_ == Tag::kSvg && node.space == Namespace::kMathml && node.tag == Tag::kAnnotationXml;
}

TreePass::Step TreePass::apply_html_rules() {
  if (token_->kind == TokenKind::kCharacters && token_->data == std::string_view("\0", 1)) return Step::kDone;
  switch (mode_) {
    case Mode::kInBody: return in_body();
    case Mode::kText: return in_text();
    case Mode::kInTable: return in_table();
    case Mode::kInCaption: return in_caption();
    case Mode::kInColumnGroup: return in_column_group();
    case Mode::kInTableBody: return in_table_body();
    case Mode::kInRow: return in_row();
    case Mode::kInCell: return in_cell();
    case Mode::kInTemplate: return in_template();
  }
  return Step::kDone;
}

// WHATWG HTML 13.2.6.4.8
TreePass::Step TreePass::in_text() {
  if (token_->kind == TokenKind::kCharacters) return Step::kDone;
  const bool at_end = token_->kind == TokenKind::kEnd;
  if (at_end) add_at_end(current().offset);
  open_.pop();
  mode_ = mode_after_text_;
  return at_end ? Step::kAgain : Step::kDone;
}

// WHATWG HTML 13.2.6.5
TreePass::Step TreePass::in_foreign_content() {
  if (token_->kind == TokenKind::kCharacters) return Step::kDone;
  if (!breaks_out()) {
    if (is_end()) return foreign_end_tag();
    foreign_start_tag(current().space);
    return Step::kDone;
  }
  add(is_start() ? "unexpected-html-element-in-foreign-content" : "unexpected-end-tag", current().offset);
  while (current().space != Namespace::kHtml && !current().html_inside &&
         !is_mathml_text_integration_point(current().space, current().tag)) {
    open_.pop();
  }
  return apply_html_rules();
}

bool TreePass::breaks_out() const {
  if (is_end()) return tag_ == Tag::kBr || tag_ == Tag::kP;
  if (tag_ != Tag::kFont) return (traits_of(tag_) & kBreakout) != 0;
  const auto& attributes = token_->attributes;
  return std::any_of(attributes.begin(), attributes.end(), [](const Attribute& attribute) {
    return attribute.name == "color" || attribute.name == "face" || attribute.name == "size";
  });
}

void TreePass::foreign_start_tag(Namespace space) {
  acknowledged_ = true;
  if (token_->self_closing) return;
  OpenElement element{tag_, space, is_html_integration_point(*token_, space, tag_), 0, token_->offset, {}};
  if (tag_ == Tag::kOther) element.name = token_->name;
  open(std::move(element));
}

TreePass::Step TreePass::foreign_end_tag() {
  std::size_t node = open_.size() - 1;
  while (open_[node].space != Namespace::kHtml && !open_[node].has_name(tag_, token_->name)) --node;
  const bool found = open_[node].space != Namespace::kHtml;
  if (node != open_.size() - 1) add(found ? "end-tag-too-early" : "unexpected-end-tag", current().offset);
  if (!found) return apply_html_rules();
  open_.pop_to(node);
  return Step::kDone;
}

// WHATWG HTML 13.2.6.4.7, an end-of-file token: one error for each element that is open, where it was opened.
TreePass::Step TreePass::end_of_text() {
  if (!template_modes_.empty()) return in_template();
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < open_.size(); ++i) {
    if (!open_[i].is_html(kOpenAtEnd)) starts.push_back(open_[i].offset);
  }
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  for (std::size_t start : starts) add_at_end(start);
  return Step::kDone;
}

// WHATWG HTML 13.2.4.1, resetting the insertion mode appropriately
void TreePass::reset_mode() {
  for (std::size_t i = open_.size(); i-- > 1;) {
    if (open_[i].space != Namespace::kHtml) continue;
    switch (open_[i].tag) {
      case Tag::kTd:
      case Tag::kTh: mode_ = Mode::kInCell; return;
      case Tag::kTr: mode_ = Mode::kInRow; return;
      case Tag::kTbody:
      case Tag::kThead:
      case Tag::kTfoot: mode_ = Mode::kInTableBody; return;
      case Tag::kCaption: mode_ = Mode::kInCaption; return;
      case Tag::kColgroup: mode_ = Mode::kInColumnGroup; return;
      case Tag::kTable: mode_ = Mode::kInTable; return;
      case Tag::kTemplate: mode_ = template_modes_.back(); return;
      default: break;
    }
  }
  mode_ = Mode::kInBody;
}

void TreePass::open() {
  OpenElement element{tag_, Namespace::kHtml, false, 0, token_->offset, {}};
  if (tag_ == Tag::kOther) element.name = token_->name;
  open(std::move(element));
}

void TreePass::open(Tag implied) { open(OpenElement{implied, Namespace::kHtml, false, 0, token_->offset, {}}); }

void TreePass::open(OpenElement element) {
  element.id = ++last_id_;
  open_.push(std::move(element));
}

// The tag opens text that has no tags in it (WHATWG HTML 13.2.6.2).
void TreePass::open_raw() {
  open();
  tokenizer_.set_state(find_raw_state(tag_).value_or(TokenizerState::kRawtext));
  mode_after_text_ = mode_;
  mode_ = Mode::kText;
}

std::optional<TokenizerState> TreePass::find_raw_state(Tag tag) {
  switch (tag) {
    case Tag::kTitle:
    case Tag::kTextarea: return TokenizerState::kRcdata;
    case Tag::kStyle:
    case Tag::kXmp:
    case Tag::kIframe:
    case Tag::kNoembed:
    case Tag::kNoframes: return TokenizerState::kRawtext;
    case Tag::kScript: return TokenizerState::kScriptData;
    case Tag::kPlaintext: return TokenizerState::kPlaintext;
    default: return std::nullopt;
  }
}

// WHATWG HTML 13.2.6.3
void TreePass::generate_implied_end_tags(Tag but) {
  while (current().is_html(kImplied) && !(but != Tag::kOther && current().is(but))) open_.pop();
}

// The current node should be the one that is to be closed.
void TreePass::expect_current(Tag tag) {
  if (current().is(tag)) return;
  add(is_start() ? "unexpected-start-tag-implies-end-tag" : "end-tag-too-early", current().offset);
}

void TreePass::close_until(Tag tag) {
  expect_current(tag);
  open_.pop_until(tag);
}

void TreePass::close_p_in_scope() {
  if (!open_.has_in_scope(Tag::kP, Scope::kButton)) return;
  generate_implied_end_tags(Tag::kP);
  close_until(Tag::kP);
}

// A token counts once with one error, though several rules may see it.
void TreePass::add(std::string_view code, std::size_t related) {
  const std::size_t offset = token_->offset;
  if (!errors_->empty() && errors_->back().code == code && errors_->back().offset == offset) return;
  errors_->push_back({code, offset, offset, related});
}

void TreePass::add_at_end(std::size_t start) {
  errors_->push_back({"expected-closing-tag-but-got-eof", token_->offset, start});
}

}  // namespace almanac::html
