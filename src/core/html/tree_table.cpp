// The rules of tables and of templates (WHATWG HTML 13.2.6.4.9 to 13.2.6.4.16).
#include <algorithm>

#include "core/html/tree.h"
#include "core/text.h"

namespace almanac::html {

namespace {

bool is_white_space(std::string_view text) { return text.find_first_not_of("\t\n\f\r ") == std::string_view::npos; }

bool is_hidden_input(const Token& token) {
  return std::any_of(token.attributes.begin(), token.attributes.end(), [](const Attribute& attribute) {
    return attribute.name == "type" && equals_ignoring_ascii_case(attribute.value, "hidden");
  });
}

}  // namespace

// WHATWG HTML 13.2.6.4.9
TreePass::Step TreePass::in_table() {
  switch (token_->kind) {
    case TokenKind::kCharacters: table_text(); return Step::kDone;
    case TokenKind::kStartTag: return table_start_tag();
    case TokenKind::kEndTag: return table_end_tag();
    default: return in_body();
  }
}

// Text in a table stands before it in the tree, if it is more than white space: one error for each text.
void TreePass::table_text() {
  const bool takes_space = current().is(Tag::kTable) || current().is(Tag::kTbody) || current().is(Tag::kTemplate) ||
                           current().is(Tag::kTfoot) || current().is(Tag::kThead) || current().is(Tag::kTr);
  if (takes_space && is_white_space(token_->data)) return;
  if (!in_table_text_) add("foster-parenting-character");
  in_table_text_ = true;
  in_body();
}

// clang-format off
TreePass::Step TreePass::table_start_tag() {
  switch (tag_) {
    case Tag::kCaption:
      clear_to_table();
      formatting_.push_marker();
      open();
      mode_ = Mode::kInCaption;
      return Step::kDone;
    case Tag::kColgroup:
      clear_to_table();
      open();
      mode_ = Mode::kInColumnGroup;
      return Step::kDone;
    case Tag::kCol:
      clear_to_table();
      open(Tag::kColgroup);
      mode_ = Mode::kInColumnGroup;
      return Step::kAgain;
    case Tag::kTbody: case Tag::kTfoot: case Tag::kThead:
      clear_to_table();
      open();
      mode_ = Mode::kInTableBody;
      return Step::kDone;
    case Tag::kTd: case Tag::kTh: case Tag::kTr:
      clear_to_table();
      open(Tag::kTbody);
      mode_ = Mode::kInTableBody;
      return Step::kAgain;
    case Tag::kTable:
      add("unexpected-start-tag-implies-end-tag");
      return end_table() ? Step::kAgain : Step::kDone;
    case Tag::kStyle: case Tag::kScript: case Tag::kTemplate: return in_body();
    case Tag::kInput:
      if (!is_hidden_input(*token_)) return foster("foster-parenting-start-tag");
      add("unexpected-start-tag");
      open_void();
      return Step::kDone;
    case Tag::kForm:
      add("unexpected-start-tag");
      if (form_ == 0 && !open_.has(Tag::kTemplate)) form_ = ++last_id_;  // opened and closed at once
      return Step::kDone;
    default: return foster("foster-parenting-start-tag");
  }
}

TreePass::Step TreePass::table_end_tag() {
  switch (tag_) {
    case Tag::kTable:
      if (!end_table()) add("unexpected-end-tag");
      return Step::kDone;
    case Tag::kBody: case Tag::kCaption: case Tag::kCol: case Tag::kColgroup: case Tag::kHtml: case Tag::kTbody:
    case Tag::kTd: case Tag::kTfoot: case Tag::kTh: case Tag::kThead: case Tag::kTr:
      add("unexpected-end-tag");
      return Step::kDone;
    case Tag::kTemplate: return in_body();
    default: return foster("foster-parenting-end-tag");
  }
}

// WHATWG HTML 13.2.6.4.11
TreePass::Step TreePass::in_caption() {
  if (is_end() && tag_ == Tag::kCaption) return end_caption(Step::kDone);
  if (is_end() && tag_ == Tag::kTable) return end_caption(Step::kAgain);
  switch (tag_) {
    case Tag::kCaption: case Tag::kCol: case Tag::kColgroup: case Tag::kTbody: case Tag::kTd: case Tag::kTfoot:
    case Tag::kTh: case Tag::kThead: case Tag::kTr:
      if (is_start()) return end_caption(Step::kAgain);
      break;
    case Tag::kBody: case Tag::kHtml:
      if (is_end()) break;
      return in_body();
    default: return in_body();
  }
  add("unexpected-end-tag");
  return Step::kDone;
}

// WHATWG HTML 13.2.6.4.13
TreePass::Step TreePass::in_table_body() {
  switch (tag_) {
    case Tag::kTr:
      if (is_end()) break;
      clear_to_table_body();
      open();
      mode_ = Mode::kInRow;
      return Step::kDone;
    case Tag::kTh: case Tag::kTd:
      if (is_end()) break;
      add("unexpected-start-tag");
      clear_to_table_body();
      open(Tag::kTr);
      mode_ = Mode::kInRow;
      return Step::kAgain;
    case Tag::kTbody: case Tag::kTfoot: case Tag::kThead:
      if (is_start()) return end_table_body(Step::kAgain);
      if (!open_.has_in_scope(tag_, Scope::kTable)) break;
      return end_table_body(Step::kDone);
    case Tag::kCaption: case Tag::kCol: case Tag::kColgroup:
      if (is_end()) break;
      return end_table_body(Step::kAgain);
    case Tag::kTable:
      if (is_end()) return end_table_body(Step::kAgain);
      return in_table();
    case Tag::kBody: case Tag::kHtml:
      if (is_end()) break;
      return in_table();
    default: return in_table();
  }
  add("unexpected-end-tag");
  return Step::kDone;
}

// WHATWG HTML 13.2.6.4.14
TreePass::Step TreePass::in_row() {
  switch (tag_) {
    case Tag::kTh: case Tag::kTd:
      if (is_end()) break;
      clear_to_row();
      open();
      formatting_.push_marker();
      mode_ = Mode::kInCell;
      return Step::kDone;
    case Tag::kTr: return end_row(is_end() ? Step::kDone : Step::kAgain);
    case Tag::kTable:
      if (is_end()) return end_row(Step::kAgain);
      return in_table();
    case Tag::kTbody: case Tag::kTfoot: case Tag::kThead:
      if (is_end() && !open_.has_in_scope(tag_, Scope::kTable)) break;
      return end_row(Step::kAgain);
    case Tag::kCaption: case Tag::kCol: case Tag::kColgroup:
      if (is_end()) break;
      return end_row(Step::kAgain);
    case Tag::kBody: case Tag::kHtml:
      if (is_end()) break;
      return in_table();
    default: return in_table();
  }
  add("unexpected-end-tag");
  return Step::kDone;
}

// WHATWG HTML 13.2.6.4.15
TreePass::Step TreePass::in_cell() {
  switch (tag_) {
    case Tag::kTd: case Tag::kTh:
      if (is_start()) return close_cell();
      if (!open_.has_in_scope(tag_, Scope::kTable)) break;
      generate_implied_end_tags();
      close_until(tag_);
      formatting_.clear_to_marker();
      mode_ = Mode::kInRow;
      return Step::kDone;
    case Tag::kCaption: case Tag::kCol: case Tag::kColgroup:
      if (is_end()) break;
      return close_cell();
    case Tag::kTbody: case Tag::kTfoot: case Tag::kThead: case Tag::kTr:
      if (is_end() && !open_.has_in_scope(tag_, Scope::kTable)) break;
      return close_cell();
    case Tag::kTable:
      if (is_start()) return in_body();
      if (!open_.has_in_scope(tag_, Scope::kTable)) break;
      return close_cell();
    case Tag::kBody: case Tag::kHtml:
      if (is_end()) break;
      return in_body();
    default: return in_body();
  }
  add("unexpected-end-tag");
  return Step::kDone;
}

// WHATWG HTML 13.2.6.4.16
TreePass::Step TreePass::in_template() {
  if (token_->kind == TokenKind::kEnd) return end_in_template();
  if (token_->kind == TokenKind::kCharacters) return in_body();
  if (is_end()) {
    if (tag_ == Tag::kTemplate) return in_body();
    add("unexpected-end-tag");
    return Step::kDone;
  }
  switch (tag_) {
    case Tag::kBase: case Tag::kBasefont: case Tag::kBgsound: case Tag::kLink: case Tag::kMeta: case Tag::kNoframes:
    case Tag::kScript: case Tag::kStyle: case Tag::kTemplate: case Tag::kTitle:
      return in_body();
    case Tag::kCaption: case Tag::kColgroup: case Tag::kTbody: case Tag::kTfoot: case Tag::kThead:
      return switch_template(Mode::kInTable);
    case Tag::kCol: return switch_template(Mode::kInColumnGroup);
    case Tag::kTr: return switch_template(Mode::kInTableBody);
    case Tag::kTd: case Tag::kTh: return switch_template(Mode::kInRow);
    default: return switch_template(Mode::kInBody);
  }
}
// clang-format on

// Whether there was a table to end.
bool TreePass::end_table() {
  if (!open_.has_in_scope(Tag::kTable, Scope::kTable)) return false;
  open_.pop_until(Tag::kTable);
  reset_mode();
  return true;
}

// What does not belong into a table stands before it in the tree.
TreePass::Step TreePass::foster(std::string_view code) {
  add(code);
  return in_body();
}

TreePass::Step TreePass::end_caption(Step then) {
  if (!open_.has_in_scope(Tag::kCaption, Scope::kTable)) {
    add_unexpected_tag();
    return Step::kDone;
  }
  generate_implied_end_tags();
  close_until(Tag::kCaption);
  formatting_.clear_to_marker();
  mode_ = Mode::kInTable;
  return then;
}

// WHATWG HTML 13.2.6.4.12
TreePass::Step TreePass::in_column_group() {
  if (token_->kind == TokenKind::kEnd) return in_body();
  if (token_->kind == TokenKind::kCharacters && is_white_space(token_->data)) return Step::kDone;
  if (tag_ == Tag::kTemplate || (is_start() && tag_ == Tag::kHtml)) return in_body();
  if (is_start() && tag_ == Tag::kCol) {
    open_void();
    return Step::kDone;
  }
  const bool ends = is_end() && tag_ == Tag::kColgroup;
  if (!current().is(Tag::kColgroup) || (is_end() && tag_ == Tag::kCol)) {
    add_unexpected_tag();
    return Step::kDone;
  }
  open_.pop();
  mode_ = Mode::kInTable;
  return ends ? Step::kDone : Step::kAgain;
}

TreePass::Step TreePass::end_table_body(Step then) {
  const bool open = open_.has_in_scope(Tag::kTbody, Scope::kTable) || open_.has_in_scope(Tag::kThead, Scope::kTable) ||
                    open_.has_in_scope(Tag::kTfoot, Scope::kTable);
  if (!open) {
    add_unexpected_tag();
    return Step::kDone;
  }
  clear_to_table_body();
  open_.pop();
  mode_ = Mode::kInTable;
  return then;
}

TreePass::Step TreePass::end_row(Step then) {
  if (!open_.has_in_scope(Tag::kTr, Scope::kTable)) {
    add_unexpected_tag();
    return Step::kDone;
  }
  clear_to_row();
  open_.pop();
  mode_ = Mode::kInTableBody;
  return then;
}

TreePass::Step TreePass::close_cell() {
  generate_implied_end_tags();
  if (!current().is(Tag::kTd)) expect_current(Tag::kTh);
  while (!current().is(Tag::kTd) && !current().is(Tag::kTh)) open_.pop();
  open_.pop();
  formatting_.clear_to_marker();
  mode_ = Mode::kInRow;
  return Step::kAgain;
}

TreePass::Step TreePass::end_in_template() {
  if (!open_.has(Tag::kTemplate)) return Step::kDone;
  while (!current().is(Tag::kTemplate)) open_.pop();
  add_at_end(current().offset);
  open_.pop();
  leave_template();
  return Step::kAgain;
}

TreePass::Step TreePass::switch_template(Mode mode) {
  template_modes_.back() = mode;
  mode_ = mode;
  return Step::kAgain;
}

void TreePass::clear_to_table() {
  while (!current().is_html(kTableScope)) open_.pop();
}

void TreePass::clear_to_table_body() {
  while (!current().is_html(kTableScope) || current().is(Tag::kTable)) {
    if (current().is(Tag::kTbody) || current().is(Tag::kTfoot) || current().is(Tag::kThead)) return;
    open_.pop();
  }
}

void TreePass::clear_to_row() {
  while (!current().is(Tag::kTr) && !current().is(Tag::kTemplate) && !current().is(Tag::kHtml)) open_.pop();
}

void TreePass::add_unexpected_tag() {
  if (token_->kind == TokenKind::kCharacters) return add("unexpected-character");
  add(is_start() ? "unexpected-start-tag" : "unexpected-end-tag");
}

}  // namespace almanac::html
