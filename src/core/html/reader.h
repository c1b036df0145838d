// Reads an HTML fragment, as the content of a feed's entry is one: its tokens and all its parse errors in one pass, the
// tokenizer's and the tree's (WHATWG HTML 13.2; scripting is off, the context is a <div> or <body>, which the rules do
// not tell apart).
#pragma once

#include <string_view>
#include <vector>

#include "core/html/tokenizer.h"
#include "core/html/tree.h"

namespace almanac::html {

// Streams; memory grows with the largest tag only. The text must outlive it.
class FragmentReader {
 public:
  explicit FragmentReader(std::string_view html) : tokenizer_(html), tree_(tokenizer_) {}
  FragmentReader(const FragmentReader&) = delete;
  FragmentReader& operator=(const FragmentReader&) = delete;

  // The next token, raw text and CDATA read as what they are; kEnd at the end. Views hold until the next call.
  const Token& next();
  // The errors of what the last next() read, ordered by offset.
  const std::vector<ParseError>& errors() const { return errors_; }

 private:
  Tokenizer tokenizer_;
  TreePass tree_;
  std::vector<ParseError> errors_;
};

// All parse errors of a fragment, ordered by offset; after the first kMaxParseErrors the rest are dropped.
constexpr std::size_t kMaxParseErrors = 100'000;
std::vector<ParseError> find_parse_errors(std::string_view html);

}  // namespace almanac::html
