// The errors of tree construction (WHATWG HTML 13.2.6) for a fragment in a <div> or <body>: runs over the tokens with
// the open elements in mind, and builds no tree. The standard names few of these errors; the other names are ours, in
// its style, most of them html5lib's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/html/elements.h"
#include "core/html/open_elements.h"
#include "core/html/tokenizer.h"

namespace almanac::html {

// Elements nested deeper than this are one error, "nesting-too-deep", as browsers build no deeper trees; so are a
// million formatting elements that go on in spite of what closed them. After it, only the tokens' errors are found.
// Bounds memory and the time that one token may take.
constexpr std::size_t kMaxDepth = 512;

class TreePass {
 public:
  // The tokenizer is told which state the next token calls for; it must outlive this.
  explicit TreePass(Tokenizer& tokenizer) : tokenizer_(tokenizer) {}

  // Takes the next token of that tokenizer, and appends what is wrong with it where it stands.
  void take(const Token& token, std::vector<ParseError>& errors);

 private:
  enum class Mode { kInBody, kText, kInTable, kInCaption, kInColumnGroup, kInTableBody, kInRow, kInCell, kInTemplate };
  // What a rule says of a token: it is done with, or what is now the mode must see it too.
  enum class Step { kDone, kAgain };

  // tree.cpp: any token, foreign content, raw text, the end
  void take_blindly(const Token& token);
  bool follows_html_rules() const;
  Step apply_html_rules();
  Step in_text();
  Step in_foreign_content();
  bool breaks_out() const;
  void foreign_start_tag(Namespace space);
  Step foreign_end_tag();
  Step end_of_text();
  void reset_mode();

  // tree_body.cpp
  Step in_body();
  void body_start_tag();
  void body_end_tag();
  void start_heading();
  void start_form();
  void start_item(Tag name, Tag other_name);
  void start_button();
  void start_nobr();
  void start_input();
  void start_hr();
  void start_select();
  void start_option();
  void start_optgroup();
  void expect_no_option(Tag name, Tag other_name);
  void start_ruby_text(Tag kept);
  void start_template();
  bool end_block();
  void end_form();
  void end_p();
  void end_item(Scope scope);
  void end_heading();
  void end_template();
  void leave_template();
  void end_other();

  // tree_formatting.cpp
  void start_formatting();
  void start_a();
  void reconstruct_formatting();
  void adopt();
  bool adopt_once();
  void add_end_tag_error(std::string_view code);
  void rebuild(std::size_t node, std::size_t block);

  // tree_table.cpp
  Step in_table();
  void table_text();
  Step table_start_tag();
  Step table_end_tag();
  bool end_table();
  Step foster(std::string_view code);
  Step in_caption();
  Step end_caption(Step then);
  Step in_column_group();
  Step in_table_body();
  Step end_table_body(Step then);
  Step in_row();
  Step end_row(Step then);
  Step in_cell();
  Step close_cell();
  Step in_template();
  Step end_in_template();
  Step switch_template(Mode mode);
  void clear_to_table();
  void clear_to_table_body();
  void clear_to_row();
  void add_unexpected_tag();

  // What the rules share
  const OpenElement& current() const { return open_.current(); }
  bool is_start() const { return token_->kind == TokenKind::kStartTag; }
  bool is_end() const { return token_->kind == TokenKind::kEndTag; }
  void open();
  void open(Tag implied);
  void open(OpenElement element);
  void open_void() { acknowledged_ = true; }
  void open_raw();
  static std::optional<TokenizerState> find_raw_state(Tag tag);
  void generate_implied_end_tags(Tag but = Tag::kOther);
  void close_p_in_scope();
  void close_until(Tag tag);
  void expect_current(Tag tag);
  void add(std::string_view code) { add(code, ParseError::kNowhere); }
  void add(std::string_view code, std::size_t related);
  void add_at_end(std::size_t start);

  Tokenizer& tokenizer_;
  const Token* token_ = nullptr;
  Tag tag_ = Tag::kOther;
  std::vector<ParseError>* errors_ = nullptr;
  bool acknowledged_ = false;   // the tag's "/>"
  bool in_table_text_ = false;  // an error is reported for the text that goes on
  bool too_deep_ = false;
  bool ended_ = false;

  Mode mode_ = Mode::kInBody;
  Mode mode_after_text_ = Mode::kInBody;
  std::vector<Mode> template_modes_;
  OpenElements open_;
  FormattingElements formatting_;
  std::uint32_t last_id_ = 0;
  std::size_t reopened_ = 0;  // formatting elements, so far
  std::uint32_t form_ = 0;    // the form element's id; 0: none
};

}  // namespace almanac::html
