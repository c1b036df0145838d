#include "markdown/guards.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/text.h"
#include "core/unicode.h"

namespace almanac::markdown {
namespace {

// Cells of all tables, and a quarter of the text's bytes more: each takes two nodes of the tree, of 170 bytes, and
// cmark-gfm fills each short row up to the width of the header.
constexpr std::size_t kMostCells = 20'000;
// Cells of one row: their list is walked to its end for each.
constexpr std::size_t kMostColumns = 200;
// Markers of quotes and items, and an eighth of the text's bytes more: each takes two nodes or three.
constexpr std::size_t kMostContainers = 20'000;
// "&" and "<", and half of the text's bytes more: each is a node, and takes four bytes or five in HTML.
constexpr std::size_t kMostEscapes = 20'000;
constexpr std::size_t kMostBrackets = 10'000;
constexpr std::size_t kMostParentheses = 1'000;
// Bytes looked at again and again in one block: about half a second.
constexpr std::size_t kMostWork = 1'000'000'000;
// What reading a byte as part of a cell costs, in bytes merely looked at.
constexpr std::size_t kWorkOfCell = 40;
// Bytes that references can put into the output, and so many more for each byte of the text.
constexpr std::size_t kMostExpansion = 1'000'000;
constexpr std::size_t kMostExpansionOfByte = 10;
// Steps from a quote back to its partner, in a block: over each star between them. So many are a few milliseconds, and
// so many more for each byte take no longer than the rest of the work on it.
constexpr std::size_t kMostQuoteSteps = 500'000;
constexpr std::size_t kMostQuoteStepsForByte = 300;
// The same of bytes from a "<!" to the end of a block.
constexpr std::size_t kMostDeclarationSteps = 500'000;
constexpr std::size_t kMostDeclarationStepsForByte = 100;
// Quotes in a block, and a quarter of its bytes more: each is a node of the tree.
constexpr std::size_t kMostQuotes = 20'000;

// By memchr, which is fastest where the character is rare.
std::size_t count(std::string_view text, char c) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(c, at)) != std::string_view::npos; ++at) ++found;
  return found;
}

bool is_delimiter_row(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find_first_not_of("|:- \t\v\f\r>") == std::string_view::npos;
}

// Of a row of a table. The pipes at its ends divide nothing.
std::size_t count_columns(std::string_view line) {
  line = trim(line);
  const std::size_t outer = (line.starts_with('|') ? 1 : 0) + (line.ends_with('|') ? 1 : 0);
  return count(line, '|') + 1 - std::min(outer, count(line, '|'));
}

bool ends_address(char c) { return std::string_view(")?!.,:*_~'\"").find(c) != std::string_view::npos; }

Refusal refuse_width(int line, const std::string& message) { return {"TooWideTable", line, message}; }

// What the tables in one run of lines without a blank one among them would cost.
class TableBlock {
 public:
  explicit TableBlock(std::string_view text) {
    for (const std::string_view line : split(text, '\n')) add(line);
  }

  std::size_t cells() const { return columns_ * rows_; }

  std::optional<Refusal> find_refusal(int line) const {
    if (columns_ > 0 && most_pipes_ > kMostColumns)
      return refuse_width(line,
                          "a table of more than " + std::to_string(kMostColumns) + " columns is too wide: divide it");
    if (work_ > kMostWork)
      return refuse_width(line, "a paragraph of " + std::to_string(lines_) +
                                    " lines before the line of dashes of a table is too long: put a blank line "
                                    "before the table");
    return std::nullopt;
  }

 private:
  // The lines before a delimiter row are read as rows once more for each, cell by cell; the start of a cell is looked
  // for backwards to the last '|'.
  void add(std::string_view line) {
    const std::size_t pipes = count(line, '|');
    most_pipes_ = std::max(most_pipes_, pipes);
    if (is_delimiter_row(line)) {
      columns_ = std::max(columns_, count_columns(line));
      work_ += kWorkOfCell * length_ + backward_work_;
    }
    if (columns_ > 0) ++rows_;
    since_pipe_ = pipes == 0 ? since_pipe_ + line.size() : line.size() - line.rfind('|');
    backward_work_ += since_pipe_;
    length_ += line.size() + 1;
    ++lines_;
  }

  std::size_t lines_ = 0;
  std::size_t length_ = 0;
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  std::size_t most_pipes_ = 0;
  std::size_t since_pipe_ = 0;
  std::size_t backward_work_ = 0;
  std::size_t work_ = 0;
};

// How far cmark looks for the end of each comment, instruction and declaration of a block: to the end of the block
// where there is none.
class DeclarationSteps {
 public:
  explicit DeclarationSteps(std::string_view text) : text_(text) {}

  void add(std::size_t begin) {
    const std::string_view rest = text_.substr(begin);
    End& end = rest.starts_with("<?")          ? ends_[0]
               : rest.starts_with("<!--")      ? ends_[1]
               : rest.starts_with("<![CDATA[") ? ends_[2]
                                               : ends_[3];
    if (end.at <= begin) end.at = std::min(text_.find(end.mark, begin), text_.size());
    steps_ += end.at - begin;
    ++count_;
  }

  std::size_t steps() const { return steps_; }
  std::size_t count() const { return count_; }

 private:
  struct End {
    std::string_view mark;
    std::size_t at = 0;  // the next, once looked for
  };

  std::string_view text_;
  std::array<End, 4> ends_{End{"?>"}, End{"-->"}, End{"]]>"}, End{">"}};
  std::size_t steps_ = 0;
  std::size_t count_ = 0;
};

// What the text within such a run of lines would cost.
class TextBlock {
 public:
  explicit TextBlock(std::string_view text) : length_(text.size()), declarations_(text) {
    for (std::size_t i = 0; i < text.size(); ++i) add(text, i);
  }

  std::optional<Refusal> find_refusal(int line, bool smart_punctuation) const {
    if (brackets_ >= kMostBrackets)
      return Refusal{
          "TooManyBrackets", line,
          "a block with " + std::to_string(kMostBrackets) + " open brackets is too costly: divide it by blank lines"};
    if (most_parentheses_ >= kMostParentheses)
      return Refusal{
          "TooManyParentheses", line,
          std::to_string(most_parentheses_) + " closing parentheses in a row are too costly: divide them by blanks"};
    if (declarations_.steps() > kMostDeclarationSteps + kMostDeclarationStepsForByte * length_)
      return Refusal{"TooManyDeclarations", line,
                     "a block with " + std::to_string(declarations_.count()) +
                         " \"<!\" or \"<?\" is too costly: divide it by blank lines"};
    if (smart_punctuation && (quote_steps() > kMostQuoteSteps + kMostQuoteStepsForByte * length_ ||
                              single_quotes_ + double_quotes_ > kMostQuotes + length_ / 4))
      return Refusal{"TooManyQuotes", line,
                     "a block with " + std::to_string(single_quotes_ + double_quotes_) + " quotes and " +
                         std::to_string(stars_) + " stars and underscores is too costly: divide it by blank lines"};
    return std::nullopt;
  }

 private:
  void add(std::string_view text, std::size_t i) {
    const char c = text[i];
    if (c == '[') ++brackets_;
    if (c == '<' && i + 1 < text.size() && (text[i + 1] == '?' || text[i + 1] == '!')) declarations_.add(i);
    if (c == ')') most_parentheses_ = std::max(most_parentheses_, ++parentheses_);
    if (!ends_address(c)) parentheses_ = 0;
    if (c == '\'') ++single_quotes_;
    if (c == '"') ++double_quotes_;
    if (c == '*' || c == '_' || c == '~') ++stars_;
  }

  // Quotes are paired past the stars and the quotes of the other kind between them.
  std::size_t quote_steps() const {
    return (single_quotes_ + double_quotes_) * stars_ + single_quotes_ * double_quotes_;
  }

  std::size_t length_;
  DeclarationSteps declarations_;
  std::size_t brackets_ = 0;
  std::size_t parentheses_ = 0;  // of the run that ends here
  std::size_t most_parentheses_ = 0;
  std::size_t single_quotes_ = 0;
  std::size_t double_quotes_ = 0;
  std::size_t stars_ = 0;
};

// Whether the text of no block can cost too much, told from counts over all of it.
bool is_harmless_text(std::string_view text, bool smart_punctuation) {
  return count(text, '[') < kMostBrackets && count(text, ')') < kMostParentheses &&
         (!smart_punctuation || (count(text, '"') + count(text, '\'')) * text.size() <= kMostQuoteSteps) &&
         count(text, '<') * text.size() <= kMostDeclarationSteps;
}

// The same of tables.
bool is_without_tables(std::string_view text) {
  const std::size_t lines = count(text, '\n') + 1;
  const std::size_t pipes = count(text, '|');
  return pipes <= kMostColumns && (pipes + 1) * lines <= kMostCells &&
         lines * (lines + kWorkOfCell) * text.size() <= kMostWork;
}

// The bytes of each definition of a link reference ("[a]: url "title""), its further lines included, and where they go.
class Definitions {
 public:
  explicit Definitions(std::string_view markdown) {
    for (const std::string_view line : split(markdown, '\n')) add(line);
  }

  // Bytes that the uses of all labels put into the output, about.
  std::size_t count_expansion(std::string_view markdown) const {
    std::size_t bytes = 0;
    if (bytes_.empty()) return 0;
    for (std::size_t at = 0; (at = markdown.find('[', at)) != std::string_view::npos; ++at) {
      const auto definition = bytes_.find(label_at(markdown, at));
      if (definition != bytes_.end()) bytes += definition->second;
    }
    return bytes;
  }

 private:
  // The first definition of a label counts (CommonMark 0.29 4.7).
  void add(std::string_view line) {
    if (trim(line).empty()) last_ = nullptr;
    line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
    if (line.starts_with('[') && line.find("]:") != std::string_view::npos) {
      const auto [definition, is_first] = bytes_.try_emplace(label_at(line, 0), line.size());
      last_ = is_first ? &definition->second : nullptr;
    } else if (last_ != nullptr) {
      *last_ += line.size() + 1;
    }
  }

  // "[A  b]" is "a b" (CommonMark 0.29 6.6, matches); empty where no label is.
  static std::string label_at(std::string_view text, std::size_t open) {
    constexpr std::size_t kMostLabel = 1000;
    const std::string_view rest = text.substr(open + 1, kMostLabel);
    const std::size_t length = rest.find(']');
    return length == std::string_view::npos ? std::string() : fold_case(squeeze(rest.substr(0, length)));
  }

  std::unordered_map<std::string, std::size_t> bytes_;  // by label
  std::size_t* last_ = nullptr;                         // of the definition that may go on
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

// Looks at each block of a text.
class BlockGuard {
 public:
  BlockGuard(std::string_view markdown, bool smart_punctuation)
      : markdown_(markdown), smart_punctuation_(smart_punctuation) {}

  std::optional<Refusal> run() {
    int line = 1;
    for (std::string_view rest = markdown_; !rest.empty();) {
      const std::size_t length = block_length(rest);
      if (std::optional<Refusal> refusal = find_refusal(rest.substr(0, length), line)) return refusal;
      const std::size_t next = std::min(std::max(rest.find('\n', length), length), rest.size() - 1) + 1;
      line += static_cast<int>(count(rest.substr(0, next), '\n'));
      rest.remove_prefix(next);
    }
    return std::nullopt;
  }

 private:
  std::optional<Refusal> find_refusal(std::string_view text, int line) {
    if (!is_harmless_text(text, smart_punctuation_))
      if (std::optional<Refusal> refusal = TextBlock(text).find_refusal(line, smart_punctuation_)) return refusal;
    if (text.find('-') == std::string_view::npos) return std::nullopt;
    const TableBlock tables(text);
    if (std::optional<Refusal> refusal = tables.find_refusal(line)) return refusal;
    cells_ += tables.cells();
    if (cells_ > kMostCells + markdown_.size() / 4)
      return refuse_width(line, "with this table the post has " + std::to_string(cells_) +
                                    " cells, each row as long as its header: make the headers shorter or divide the "
                                    "post");
    return std::nullopt;
  }

  std::string_view markdown_;
  bool smart_punctuation_;
  std::size_t cells_ = 0;
};

// How many markers of quotes and items the line begins with: "> 1. - a" has three.
std::size_t count_containers(std::string_view line) {
  std::size_t containers = 0;
  for (std::size_t at = 0; (at = line.find_first_not_of(" \t", at)) != std::string_view::npos; ++at, ++containers) {
    const std::size_t digits_end = std::min(line.find_first_not_of("0123456789", at), line.size());
    const bool has_number = digits_end > at && digits_end < line.size();
    if (has_number) at = digits_end;
    const char c = line[at];
    const bool ends_marker = at + 1 == line.size() || line[at + 1] == ' ' || line[at + 1] == '\t';
    const bool is_item = ends_marker && (has_number ? c == '.' || c == ')' : c == '-' || c == '*' || c == '+');
    if (!is_item && (has_number || c != '>')) break;
  }
  return containers;
}

std::optional<Refusal> find_excess_of_containers(std::string_view markdown) {
  if (markdown.size() < kMostContainers) return std::nullopt;
  std::size_t containers = 0;
  int number = 0;
  for (const std::string_view line : split(markdown, '\n')) {
    ++number;
    containers += count_containers(line);
    if (containers > kMostContainers + markdown.size() / 8)
      return Refusal{"TooManyContainers", number,
                     "with this line the post has " + std::to_string(containers) +
                         " quotes and items, too many for its length: nest them less or divide the post"};
  }
  return std::nullopt;
}

std::optional<Refusal> find_excess_of_escapes(std::string_view markdown) {
  if (markdown.size() < kMostEscapes) return std::nullopt;
  const std::size_t escapes = count(markdown, '&') + count(markdown, '<');
  if (escapes <= kMostEscapes + markdown.size() / 2) return std::nullopt;
  return Refusal{
      "TooManyEscapes", 0,
      "the post has " + std::to_string(escapes) + " \"&\" and \"<\", more than half of its text: divide the post"};
}

std::optional<Refusal> find_long_definition(std::string_view markdown) {
  if (count(markdown, '[') * markdown.size() <= kMostExpansion) return std::nullopt;
  const std::size_t bytes = Definitions(markdown).count_expansion(markdown);
  if (bytes <= kMostExpansion + kMostExpansionOfByte * markdown.size()) return std::nullopt;
  return Refusal{"TooLongReferences", 0,
                 "the definitions of links come to " + std::to_string(bytes) +
                     " bytes where they are used, which is too costly: write the URL where it is used"};
}

}  // namespace

std::optional<Refusal> find_refusal(std::string_view markdown, bool smart_punctuation) {
  if (!is_harmless_text(markdown, smart_punctuation) || !is_without_tables(markdown))
    if (std::optional<Refusal> refusal = BlockGuard(markdown, smart_punctuation).run()) return refusal;
  if (std::optional<Refusal> refusal = find_excess_of_containers(markdown)) return refusal;
  if (std::optional<Refusal> refusal = find_excess_of_escapes(markdown)) return refusal;
  return find_long_definition(markdown);
}

}  // namespace almanac::markdown
