// HTML's tokens and the errors in them, with their places (WHATWG HTML 13.2.5). The tokenizer knows no elements:
// whoever reads the tokens sets the state that a start tag calls for (raw text in <style> and the like), as reader.h
// does.
//
// All offsets are in bytes of the text given, before any newline is changed.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/html/characters.h"

namespace almanac::html {

struct ParseError {
  std::string_view code;   // the standard's name (WHATWG HTML 13.2.2), or one of ours in its style; lives for ever
  std::size_t offset = 0;  // where the standard's parser stands when it finds the error; up to the text's size
  std::size_t start = 0;   // the first character of what is wrong: of the tag, the reference, the attribute
  // Of the tree's errors: where the tag stands of the other element that has to do with it (one that is left open).
  std::size_t related = kNowhere;

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  bool operator==(const ParseError&) const = default;
};

struct Attribute {
  std::string_view name;   // in lower case
  std::string_view value;  // references decoded; empty where there is none
  std::size_t name_offset = 0;
  std::size_t name_end = 0;
  std::size_t value_offset = 0;  // the first character of the value, inside its quotes; name_end where there is none
  std::size_t value_end = 0;
};

enum class TokenKind { kDoctype, kStartTag, kEndTag, kComment, kCharacters, kEnd };

// Views hold until the next call of next(). Names and data are as the standard gives them: lower case, references
// decoded, newlines as U+000A, U+0000 replaced; what is not UTF-8 stays as it is.
struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string_view name;                  // of a tag or a doctype
  std::string_view data;                  // of characters and comments; a text may come in several tokens
  std::span<const Attribute> attributes;  // of a start tag, the first of each name
  bool self_closing = false;              // a tag that ends with "/>"
  std::size_t offset = 0;                 // of its first character: '<', '&' or text
  std::size_t end = 0;                    // after its last character
  // Of a doctype:
  std::optional<std::string_view> public_id;
  std::optional<std::string_view> system_id;
  bool has_name = false;
  bool force_quirks = false;
};

enum class TokenizerState { kData, kRcdata, kRawtext, kScriptData, kPlaintext, kCdataSection };

// Streams through the text once; memory grows with the largest tag only, save where that has copies of its own to keep
// (upper-case names, values with references). The text must outlive it.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text);

  // The next token; kEnd at the end, and ever after.
  const Token& next();
  // What was wrong in the text that the last next() read, in order; at most kMaxErrors of them, the rest are dropped.
  const std::vector<ParseError>& errors() const { return errors_; }
  static constexpr std::size_t kMaxErrors = 10'000;
  // A tag has no more attributes than this: the next one is the error "too-many-attributes", it and the rest are
  // dropped.
  static constexpr std::size_t kMaxAttributes = 50'000;

  // For the text after the last token.
  void set_state(TokenizerState state);
  // The element whose end tag ends RCDATA, RAWTEXT and script data; each start tag sets it to its name.
  void set_last_start_tag(std::string_view name) { last_start_tag_ = name; }
  // Whether "<![CDATA[" opens a section: inside svg and math, not in HTML's own elements.
  void set_cdata_allowed(bool allowed) { cdata_allowed_ = allowed; }

 private:
  // Text that stands in the input as it is, or in copies_ where it had to be changed.
  struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool copied = false;
  };
  struct RawAttribute {
    Piece name;
    Piece value;
    Attribute place;
  };
  struct Reference {
    std::size_t end = 0;                 // after what was read
    std::optional<std::string_view> to;  // what it stands for; nothing: the text stays as it is
  };
  struct Doctype {
    std::optional<Piece> name;
    std::optional<Piece> public_id;
    std::optional<Piece> system_id;
  };
  struct DoctypeId;
  static const DoctypeId kPublicId;
  static const DoctypeId kSystemId;
  enum class ScriptState { kPlain, kEscaped, kDoubleEscaped };
  enum class ReferencePlace { kText, kAttribute };
  enum class ValueKind { kQuoted, kUnquoted };

  void read_some();
  void read_data();
  void read_rcdata();
  void read_rawtext();
  void read_script();
  void read_script_less_than();
  void read_plaintext();
  void read_cdata();
  void read_less_than();
  void read_end_tag_open();
  bool is_appropriate_end_tag(std::size_t less_than) const;
  void emit(TokenKind kind, std::size_t end);
  void emit_text(std::size_t end);
  void emit_odd_character(std::string_view for_null);
  void emit_reference();

  void read_tag(TokenKind kind, std::size_t name_begin);
  bool read_attributes();
  bool read_attribute();
  bool read_value(RawAttribute& attribute);
  Piece decode_value(std::size_t begin, std::size_t end, ValueKind kind);
  void drop_duplicates();
  void finish_tag(TokenKind kind, Piece name);
  void resolve_attributes();

  Reference read_reference(std::size_t ampersand, std::size_t end, ReferencePlace place);
  Reference read_named_reference(std::size_t ampersand, std::size_t end, ReferencePlace place);
  Reference read_numeric_reference(std::size_t ampersand, std::size_t end);

  void read_markup_declaration();
  void read_bogus_comment(std::size_t begin);
  void read_comment(std::size_t begin);
  bool read_comment_dashes(std::size_t begin, std::size_t& i);
  void emit_comment(Piece data, std::size_t end);
  void read_doctype(std::size_t begin);
  void read_doctype_name();
  void read_doctype_id(const DoctypeId& id);
  void read_quoted_doctype_id(const DoctypeId& id);
  void read_after_public_id();
  void read_after_system_id();
  void read_bogus_doctype();
  void end_doctype(std::string_view code);
  void finish_doctype();

  Piece copy_name(std::size_t begin, std::size_t end);
  Piece copy_text(std::size_t begin, std::size_t end);
  std::string_view view(Piece piece) const;
  std::size_t skip_space(std::size_t position) const;
  int at(std::size_t position) const {  // -1 at the end
    return position < text_.size() ? static_cast<unsigned char>(text_[position]) : -1;
  }
  void add_error(std::string_view code, std::size_t offset) { add_error(code, offset, token_.offset); }
  void add_error(std::string_view code, std::size_t offset, std::size_t start);
  void add_null_errors(std::size_t begin, std::size_t end);
  void add_input_errors(std::size_t end);

  std::string_view text_;
  std::size_t position_ = 0;
  TokenizerState state_ = TokenizerState::kData;
  ScriptState script_state_ = ScriptState::kPlain;
  int script_dashes_ = 0;  // "-" before the position, up to 2; counts in escaped script data
  bool cdata_allowed_ = false;
  std::string last_start_tag_;
  BadCharacter bad_character_;  // the next one that is not reported yet

  Token token_;
  bool emitted_ = false;
  std::vector<ParseError> errors_;
  std::vector<RawAttribute> raw_attributes_;
  bool too_many_attributes_ = false;
  std::vector<Attribute> attributes_;
  std::vector<std::size_t> attribute_order_;
  Doctype doctype_;
  std::string copies_;
  char decoded_[4] = {};
};

}  // namespace almanac::html
