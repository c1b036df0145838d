// The rules of "in body", and those of "in head" that it refers to (WHATWG HTML 13.2.6.4.4 and 13.2.6.4.7).
#include "core/html/tree.h"

namespace almanac::html {

TreePass::Step TreePass::in_body() {
  switch (token_->kind) {
    case TokenKind::kCharacters: reconstruct_formatting(); break;
    case TokenKind::kStartTag: body_start_tag(); break;
    case TokenKind::kEndTag: body_end_tag(); break;
    case TokenKind::kEnd: return end_of_text();
    default: break;
  }
  return Step::kDone;
}

// clang-format off
void TreePass::body_start_tag() {
  switch (tag_) {
    case Tag::kHtml: case Tag::kBody: case Tag::kFrameset: case Tag::kCaption: case Tag::kCol: case Tag::kColgroup:
    case Tag::kFrame: case Tag::kHead: case Tag::kTbody: case Tag::kTd: case Tag::kTfoot: case Tag::kTh:
    case Tag::kThead: case Tag::kTr:
      return add("unexpected-start-tag");
    case Tag::kBase: case Tag::kBasefont: case Tag::kBgsound: case Tag::kLink: case Tag::kMeta:
    case Tag::kParam: case Tag::kSource: case Tag::kTrack:
      return open_void();
    case Tag::kTitle: case Tag::kNoframes: case Tag::kStyle: case Tag::kScript: case Tag::kTextarea:
    case Tag::kIframe: case Tag::kNoembed:
      return open_raw();
    case Tag::kTemplate: return start_template();
    case Tag::kAddress: case Tag::kArticle: case Tag::kAside: case Tag::kBlockquote: case Tag::kCenter:
    case Tag::kDetails: case Tag::kDialog: case Tag::kDir: case Tag::kDiv: case Tag::kDl: case Tag::kFieldset:
    case Tag::kFigcaption: case Tag::kFigure: case Tag::kFooter: case Tag::kHeader: case Tag::kHgroup:
    case Tag::kMain: case Tag::kMenu: case Tag::kNav: case Tag::kOl: case Tag::kP: case Tag::kSearch:
    case Tag::kSection: case Tag::kSummary: case Tag::kUl: case Tag::kPre: case Tag::kListing:
      close_p_in_scope();
      return open();
    case Tag::kH1: case Tag::kH2: case Tag::kH3: case Tag::kH4: case Tag::kH5: case Tag::kH6: return start_heading();
    case Tag::kForm: return start_form();
    case Tag::kLi: return start_item(Tag::kLi, Tag::kLi);
    case Tag::kDd: case Tag::kDt: return start_item(Tag::kDd, Tag::kDt);
    case Tag::kPlaintext:
      close_p_in_scope();
      open();
      return tokenizer_.set_state(TokenizerState::kPlaintext);
    case Tag::kButton: return start_button();
    case Tag::kA: return start_a();
    case Tag::kB: case Tag::kBig: case Tag::kCode: case Tag::kEm: case Tag::kFont: case Tag::kI: case Tag::kS:
    case Tag::kSmall: case Tag::kStrike: case Tag::kStrong: case Tag::kTt: case Tag::kU:
      return start_formatting();
    case Tag::kNobr: return start_nobr();
    case Tag::kApplet: case Tag::kMarquee: case Tag::kObject:
      reconstruct_formatting();
      open();
      return formatting_.push_marker();
    case Tag::kTable:
      close_p_in_scope();
      open();
      mode_ = Mode::kInTable;
      return;
    case Tag::kImage:
      add("unexpected-start-tag-treated-as");
      [[fallthrough]];
    case Tag::kArea: case Tag::kBr: case Tag::kEmbed: case Tag::kImg: case Tag::kKeygen: case Tag::kWbr:
      reconstruct_formatting();
      return open_void();
    case Tag::kInput: return start_input();
    case Tag::kHr: return start_hr();
    case Tag::kXmp:
      close_p_in_scope();
      reconstruct_formatting();
      return open_raw();
    case Tag::kSelect: return start_select();
    case Tag::kOption: return start_option();
    case Tag::kOptgroup: return start_optgroup();
    case Tag::kRb: case Tag::kRtc: return start_ruby_text(Tag::kOther);
    case Tag::kRp: case Tag::kRt: return start_ruby_text(Tag::kRtc);
    case Tag::kMath:
      reconstruct_formatting();
      return foreign_start_tag(Namespace::kMathml);
    case Tag::kSvg:
      reconstruct_formatting();
      return foreign_start_tag(Namespace::kSvg);
    default:
      reconstruct_formatting();
      return open();
  }
}

void TreePass::body_end_tag() {
  switch (tag_) {
    case Tag::kTemplate: return end_template();
    case Tag::kBody: case Tag::kHtml: return add("unexpected-end-tag");  // none is open in a fragment
    case Tag::kAddress: case Tag::kArticle: case Tag::kAside: case Tag::kBlockquote: case Tag::kButton:
    case Tag::kCenter: case Tag::kDetails: case Tag::kDialog: case Tag::kDir: case Tag::kDiv: case Tag::kDl:
    case Tag::kFieldset: case Tag::kFigcaption: case Tag::kFigure: case Tag::kFooter: case Tag::kHeader:
    case Tag::kHgroup: case Tag::kListing: case Tag::kMain: case Tag::kMenu: case Tag::kNav: case Tag::kOl:
    case Tag::kPre: case Tag::kSearch: case Tag::kSection: case Tag::kSelect: case Tag::kSummary: case Tag::kUl:
      end_block();
      return;
    case Tag::kForm: return end_form();
    case Tag::kP: return end_p();
    case Tag::kLi: return end_item(Scope::kListItem);
    case Tag::kDd: case Tag::kDt: return end_item(Scope::kDefault);
    case Tag::kH1: case Tag::kH2: case Tag::kH3: case Tag::kH4: case Tag::kH5: case Tag::kH6: return end_heading();
    case Tag::kA: case Tag::kB: case Tag::kBig: case Tag::kCode: case Tag::kEm: case Tag::kFont: case Tag::kI:
    case Tag::kNobr: case Tag::kS: case Tag::kSmall: case Tag::kStrike: case Tag::kStrong: case Tag::kTt: case Tag::kU:
      return adopt();
    case Tag::kApplet: case Tag::kMarquee: case Tag::kObject:
      if (end_block()) formatting_.clear_to_marker();
      return;
    case Tag::kBr:
      add("unexpected-end-tag-treated-as");
      return reconstruct_formatting();
    default: return end_other();
  }
}
// clang-format on

void TreePass::start_heading() {
  close_p_in_scope();
  if (current().is_html(kHeading)) {
    add("unexpected-start-tag-implies-end-tag", current().offset);
    open_.pop();
  }
  open();
}

void TreePass::start_form() {
  const bool in_template = open_.has(Tag::kTemplate);
  if (form_ != 0 && !in_template) return add("unexpected-start-tag");
  close_p_in_scope();
  open();
  if (!in_template) form_ = current().id;
}

// <li>, or one of <dd> and <dt>, ends the one before it.
void TreePass::start_item(Tag name, Tag other_name) {
  const bool any = open_.has(name) || open_.has(other_name);
  for (std::size_t i = open_.size(); any && i-- > 0;) {
    const OpenElement& node = open_[i];
    if (node.is(name) || node.is(other_name)) {
      const Tag tag = node.tag;
      generate_implied_end_tags(tag);
      close_until(tag);
      break;
    }
    if (node.is(Tag::kAddress) || node.is(Tag::kDiv) || node.is(Tag::kP)) continue;
    if ((traits_of(node.space, node.tag) & kSpecial) != 0) break;
  }
  close_p_in_scope();
  open();
}

void TreePass::start_button() {
  if (open_.has_in_scope(Tag::kButton)) {
    add("unexpected-start-tag-implies-end-tag", current().offset);
    generate_implied_end_tags();
    open_.pop_until(Tag::kButton);
  }
  reconstruct_formatting();
  open();
}

void TreePass::start_nobr() {
  reconstruct_formatting();
  if (open_.has_in_scope(Tag::kNobr)) {
    add("unexpected-start-tag-implies-end-tag");
    adopt();
  }
  start_formatting();
}

void TreePass::start_input() {
  if (open_.has_in_scope(Tag::kSelect)) {
    add("unexpected-start-tag-implies-end-tag");
    open_.pop_until(Tag::kSelect);
  }
  reconstruct_formatting();
  open_void();
}

void TreePass::start_hr() {
  close_p_in_scope();
  if (open_.has_in_scope(Tag::kSelect)) {
    generate_implied_end_tags();
    expect_no_option(Tag::kOption, Tag::kOptgroup);
  }
  open_void();
}

void TreePass::start_select() {
  if (open_.has_in_scope(Tag::kSelect)) {
    add("unexpected-start-tag-implies-end-tag");
    return open_.pop_until(Tag::kSelect);
  }
  reconstruct_formatting();
  open();
}

void TreePass::start_option() {
  if (open_.has_in_scope(Tag::kSelect)) {
    generate_implied_end_tags(Tag::kOptgroup);
    expect_no_option(Tag::kOption, Tag::kOption);
  } else if (current().is(Tag::kOption)) {
    open_.pop();
  }
  reconstruct_formatting();
  open();
}

void TreePass::start_optgroup() {
  if (open_.has_in_scope(Tag::kSelect)) {
    generate_implied_end_tags();
    expect_no_option(Tag::kOption, Tag::kOptgroup);
  } else if (current().is(Tag::kOption)) {
    open_.pop();
  }
  reconstruct_formatting();
  open();
}

void TreePass::expect_no_option(Tag name, Tag other_name) {
  if (open_.has_in_scope(name) || open_.has_in_scope(other_name)) add("unexpected-start-tag", current().offset);
}

void TreePass::start_ruby_text(Tag kept) {
  if (open_.has_in_scope(Tag::kRuby)) {
    generate_implied_end_tags(kept);
    const bool expected = current().is(Tag::kRuby) || (kept == Tag::kRtc && current().is(Tag::kRtc));
    if (!expected) add("unexpected-start-tag", current().offset);
  }
  open();
}

void TreePass::start_template() {
  formatting_.push_marker();
  open();
  mode_ = Mode::kInTemplate;
  template_modes_.push_back(Mode::kInTemplate);
}

// Whether there was such an element to end.
bool TreePass::end_block() {
  if (!open_.has_in_scope(tag_)) {
    add("unexpected-end-tag");
    return false;
  }
  generate_implied_end_tags();
  close_until(tag_);
  return true;
}

void TreePass::end_form() {
  if (open_.has(Tag::kTemplate)) {
    end_block();
    return;
  }
  const std::uint32_t form = form_;
  form_ = 0;
  if (form == 0 || !open_.has_in_scope(form)) return add("unexpected-end-tag");
  generate_implied_end_tags();
  if (current().id != form) add("end-tag-too-early", current().offset);
  if (const auto index = open_.find(form)) open_.erase(*index);
}

void TreePass::end_p() {
  if (!open_.has_in_scope(Tag::kP, Scope::kButton)) return add("unexpected-end-tag");
  close_p_in_scope();
}

void TreePass::end_item(Scope scope) {
  if (!open_.has_in_scope(tag_, scope)) return add("unexpected-end-tag");
  generate_implied_end_tags(tag_);
  close_until(tag_);
}

void TreePass::end_heading() {
  if (!open_.has_any_in_scope(kHeading)) return add("unexpected-end-tag");
  generate_implied_end_tags();
  expect_current(tag_);
  while (!current().is_html(kHeading)) open_.pop();
  open_.pop();
}

void TreePass::end_template() {
  if (!open_.has(Tag::kTemplate)) return add("unexpected-end-tag");
  while (current().is_html(kImplied | kImpliedThoroughly)) open_.pop();
  close_until(Tag::kTemplate);
  leave_template();
}

void TreePass::leave_template() {
  formatting_.clear_to_marker();
  template_modes_.pop_back();
  reset_mode();
}

void TreePass::end_other() {
  const bool known = tag_ != Tag::kOther;
  if (known && !open_.has(tag_)) return add("unexpected-end-tag");
  std::size_t node = open_.size() - 1;
  while (open_[node].space != Namespace::kHtml || !open_[node].has_name(tag_, token_->name)) {
    if ((traits_of(open_[node].space, open_[node].tag) & kSpecial) != 0) return add("unexpected-end-tag");
    --node;
  }
  while (open_.size() - 1 > node && current().is_html(kImplied)) open_.pop();
  if (open_.size() - 1 != node) add("end-tag-too-early", current().offset);
  open_.pop_to(node);
}

}  // namespace almanac::html
