#include "markdown/guards.h"

#include <algorithm>

#include "core/ascii.h"
#include "core/text.h"

namespace almanac::markdown {
namespace {

// Cells of a table: cmark-gfm fills each short row up to the width of the header.
constexpr std::size_t kMostCells = 1'000'000;
// Cells of one row: their list is walked to its end for each.
constexpr std::size_t kMostColumns = 5'000;
constexpr std::size_t kMostBrackets = 10'000;
constexpr std::size_t kMostParentheses = 10'000;
// Bytes looked at again and again in one block: about half a second.
constexpr std::size_t kMostWork = 1'000'000'000;
// What reading a byte as part of a cell costs, in bytes merely looked at.
constexpr std::size_t kWorkOfCell = 40;
// Bytes that references can put into the output.
constexpr std::size_t kMostExpansion = 50'000'000;
// cmark-gfm looks at so many '@' of a text for addresses of mail.
constexpr std::size_t kAddressesTried = 1'000;

// By memchr, which is fastest where the character is rare.
std::size_t count(std::string_view text, char c) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(c, at)) != std::string_view::npos; ++at) ++found;
  return found;
}

bool is_delimiter_row(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find_first_not_of("|:- \t\v\f\r>") == std::string_view::npos;
}

bool is_address_character(char c) {
  return is_alphanumeric(c) || c == '@' || c == '.' || c == '-' || c == '_' || c == '+' || c == '/' || c == ':';
}

bool ends_address(char c) { return std::string_view(")?!.,:*_~'\"").find(c) != std::string_view::npos; }

// What one run of lines without a blank one among them would cost.
class Block {
 public:
  explicit Block(int line) : line_(line) {}

  std::optional<Refusal> add(std::string_view line) {
    add_to_table(line);
    for (std::size_t i = 0; i < line.size(); ++i) add_character(line, i);
    end_run();
    length_ += line.size() + 1;
    ++lines_;
    return find_refusal();
  }

 private:
  void add_character(std::string_view line, std::size_t i) {
    const char c = line[i];
    if (c == '[') ++brackets_;
    if (c == '<' && i + 1 < line.size() && (line[i + 1] == '?' || line[i + 1] == '!')) ++declarations_;
    if (c == ')') most_parentheses_ = std::max(most_parentheses_, ++parentheses_);
    if (!ends_address(c)) parentheses_ = 0;
    if (!is_address_character(c)) return end_run();
    ++run_;
    if (c == '@') ++run_ats_;
  }

  void end_run() {
    address_work_ += run_ * std::min(run_ats_, kAddressesTried);
    run_ = run_ats_ = 0;
  }

  // The lines before a delimiter row are read as rows once more for each, cell by cell; the start of a cell is looked
  // for backwards to the last '|'.
  void add_to_table(std::string_view line) {
    const std::size_t pipes = count(line, '|');
    most_pipes_ = std::max(most_pipes_, pipes);
    if (is_delimiter_row(line)) {
      columns_ = std::max(columns_, pipes + 1);
      table_work_ += kWorkOfCell * length_ + backward_work_;
    }
    if (columns_ > 0) ++rows_;
    since_pipe_ = pipes == 0 ? since_pipe_ + line.size() : line.size() - line.rfind('|');
    backward_work_ += since_pipe_;
  }

  std::optional<Refusal> find_refusal() const {
    if (columns_ > 0 && (columns_ * rows_ > kMostCells || most_pipes_ > kMostColumns))
      return refuse("TooWideTable", "a table of more than " + std::to_string(kMostColumns) +
                                        " columns, or of more than " + std::to_string(kMostCells) +
                                        " cells, is too large: divide it");
    if (table_work_ > kMostWork)
      return refuse("TooWideTable", "a paragraph of " + std::to_string(lines_) +
                                        " lines before the line of dashes of a table is too long: put a blank line "
                                        "before the table");
    if (brackets_ >= kMostBrackets)
      return refuse("TooManyBrackets", "a block with " + std::to_string(kMostBrackets) +
                                           " open brackets is too costly: divide it by blank lines");
    if (most_parentheses_ >= kMostParentheses)
      return refuse("TooManyParentheses", std::to_string(kMostParentheses) +
                                              " closing parentheses in a row are too costly: divide them by blanks");
    if (declarations_ * length_ > kMostWork)
      return refuse("TooManyDeclarations", "a block with " + std::to_string(declarations_) +
                                               " \"<!\" or \"<?\" is too costly: divide it by blank lines");
    if (address_work_ > kMostWork / 2)
      return refuse("TooManyAddresses", "a word with thousands of \"@\" is too costly: divide it by blanks");
    return std::nullopt;
  }

  Refusal refuse(std::string rule, std::string message) const { return {std::move(rule), line_, std::move(message)}; }

  int line_;
  std::size_t lines_ = 0;
  std::size_t length_ = 0;
  std::size_t brackets_ = 0;
  std::size_t declarations_ = 0;
  std::size_t parentheses_ = 0;  // of the run that ends here
  std::size_t most_parentheses_ = 0;
  std::size_t run_ = 0;      // of characters that an address may have
  std::size_t run_ats_ = 0;  // '@' among them
  std::size_t address_work_ = 0;
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  std::size_t most_pipes_ = 0;
  std::size_t since_pipe_ = 0;
  std::size_t backward_work_ = 0;
  std::size_t table_work_ = 0;
};

// Whether no block can cost too much, told from counts over the whole text: so it is with almost every post.
bool is_harmless(std::string_view text) {
  const std::size_t lines = count(text, '\n') + 1;
  const std::size_t brackets = count(text, '[');
  return brackets < kMostBrackets && brackets * text.size() <= kMostExpansion && count(text, ')') < kMostParentheses &&
         std::min(count(text, '@'), kAddressesTried) * text.size() <= kMostWork / 2 &&
         count(text, '<') * text.size() <= kMostWork && count(text, '|') <= kMostColumns / 2 &&
         (count(text, '|') + 1) * lines <= kMostCells && lines * (lines + kWorkOfCell) * text.size() <= kMostWork;
}

// The bytes of the longest definition of a link reference ("[a]: url "title""), its further lines included.
class Definitions {
 public:
  void add(std::string_view line) {
    if (trim(line).empty()) length_ = 0;
    line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
    if (line.starts_with('[') && line.find("]:") != std::string_view::npos)
      length_ = line.size();
    else
      length_ += length_ > 0 ? line.size() + 1 : 0;
    longest_ = std::max(longest_, length_);
  }
  std::size_t longest() const { return longest_; }

 private:
  std::size_t length_ = 0;
  std::size_t longest_ = 0;
};

// The end of the block at the start of the text: of the last line before a blank one.
std::size_t block_length(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (trim(text.substr(at, end - at)).empty()) return at;
    at = std::min(end + 1, text.size());
  }
  return text.size();
}

std::optional<Refusal> find_refusal_of_block(std::string_view text, int first_line) {
  if (is_harmless(text)) return std::nullopt;
  Block block(first_line);
  for (const std::string_view line : split(text, '\n'))
    if (std::optional<Refusal> refusal = block.add(line)) return refusal;
  return std::nullopt;
}

std::optional<Refusal> find_long_definition(std::string_view markdown) {
  const std::size_t uses = count(markdown, '[');
  if (uses * markdown.size() <= kMostExpansion) return std::nullopt;
  Definitions definitions;
  for (const std::string_view line : split(markdown, '\n')) definitions.add(line);
  if (definitions.longest() * uses <= kMostExpansion) return std::nullopt;
  return Refusal{"TooLongReferences", 0,
                 "a definition of a link of " + std::to_string(definitions.longest()) +
                     " bytes is used too often: write the URL where it is used"};
}

}  // namespace

std::optional<Refusal> find_refusal(std::string_view markdown) {
  if (is_harmless(markdown)) return find_long_definition(markdown);
  int line = 1;
  for (std::string_view rest = markdown; !rest.empty();) {
    const std::size_t length = block_length(rest);
    if (std::optional<Refusal> refusal = find_refusal_of_block(rest.substr(0, length), line)) return refusal;
    const std::size_t next = std::min(std::max(rest.find('\n', length), length), rest.size() - 1) + 1;
    line += static_cast<int>(count(rest.substr(0, next), '\n'));
    rest.remove_prefix(next);
  }
  return find_long_definition(markdown);
}

}  // namespace almanac::markdown
