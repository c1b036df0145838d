#include "core/html/reader.h"

#include <algorithm>

namespace almanac::html {

const Token& FragmentReader::next() {
  const Token& token = tokenizer_.next();
  errors_ = tokenizer_.errors();
  const std::size_t of_tokenizer = errors_.size();
  tree_.take(token, errors_);
  if (of_tokenizer > 0 && errors_.size() > of_tokenizer) {
    std::stable_sort(errors_.begin(), errors_.end(),
                     [](const ParseError& a, const ParseError& b) { return a.offset < b.offset; });
  }
  return token;
}

std::vector<ParseError> find_parse_errors(std::string_view html) {
  FragmentReader reader(html);
  std::vector<ParseError> found;
  for (bool more = true; more && found.size() < kMaxParseErrors;) {
    more = reader.next().kind != TokenKind::kEnd;
    const std::size_t room = std::min(kMaxParseErrors - found.size(), reader.errors().size());
    found.insert(found.end(), reader.errors().begin(), reader.errors().begin() + static_cast<std::ptrdiff_t>(room));
  }
  return found;
}

}  // namespace almanac::html
