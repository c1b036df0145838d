// UTF-8 text: validity, positions, and the small operations of bytes and words. Nothing here depends on a locale. What
// needs Unicode's tables (case, graphemes, month names) is in core/unicode.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace almanac {

// Where the first byte that is not UTF-8 stands (overlong forms and surrogates are not); nothing for valid text.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// The code point that begins at `offset` and its length in bytes; for an invalid byte U+FFFD and 1. `offset` <
// text.size().
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
};
CodePoint code_point_at(std::string_view text, std::size_t offset);
void append_utf8(std::string& text, char32_t code_point);
// How many code points; an invalid byte counts as one.
std::size_t count_code_points(std::string_view text);

// A character that XML 1.0 allows (XML 1.0 2.2, Char).
bool is_xml_char(char32_t code_point);

// Line and column, from 1, column in code points. CR LF, LF and CR each end a line.
struct Position {
  int line = 1;
  int column = 1;

  bool operator==(const Position&) const = default;
};

// Finds positions in a text by byte offset: one pass to build, two binary searches to find, however long a line is. The
// text must outlive it.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  // `offset` up to text.size(): the end has a position too. Inside a character: the character's.
  Position find(std::size_t offset) const;
  // The reverse of find(): where that code point begins, text.size() at most; the end of the line where it is shorter,
  // nothing where there is no such line.
  std::optional<std::size_t> offset(Position position) const;
  // The line's text without its end; empty where there is no such line. `line` from 1.
  std::string_view line(int line) const;

 private:
  std::size_t code_points_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;  // of the lines
  struct Mark {
    std::size_t offset = 0;       // of a code point's first byte
    std::size_t code_points = 0;  // before it
  };
  std::vector<Mark> marks_;  // a few hundred bytes from one to the next
};

std::string_view trim(std::string_view text);  // ASCII white space
std::string squeeze(std::string_view text);    // trimmed, each run of ASCII white space one blank
std::vector<std::string_view> split(std::string_view text, char separator);  // keeps empty parts
std::vector<std::string_view> split_words(std::string_view text);            // at ASCII white space, no empty parts
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string to_lower_ascii(std::string_view text);
bool equals_ignoring_ascii_case(std::string_view a, std::string_view b);
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);
bool is_digits(std::string_view text);  // one or more, all '0' to '9'

// Whether a terminal may obey the character instead of showing it, or show what follows in another place: the control
// characters (C0, DEL, C1), the marks and controls of text direction, the separators of lines and paragraphs.
bool is_control(char32_t code_point);

// The text on one line, harmless for a terminal: each is_control() as \n, \t, \u001B, \u202E, each byte that is not
// UTF-8 as \xFF. A text that was escaped stays as it is.
std::string escape_controls(std::string_view text);

// "\"text\"" for a message: cut after 60 code points with an ellipsis, and escape_controls().
std::string quote(std::string_view text);

// The candidate with the fewest edits from the word, where that is at most a third of its length; for "did you mean".
// Two neighbours exchanged ("titel") are one edit.
std::optional<std::string> find_nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace almanac
