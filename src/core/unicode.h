// What needs Unicode's tables (ICU): case, letters, graphemes, the names of months.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace almanac {

std::string to_lower(std::string_view text);    // of any language, root locale
std::string fold_case(std::string_view text);   // for comparing without regard to case
std::string capitalize(std::string_view word);  // first letter in title case, the others in lower case
std::string to_nfc(std::string_view text);      // composed: "e" and an accent become "é" (UAX 15)
std::string to_nfkc(std::string_view text);     // composed, compatible forms made plain: "？" becomes "?" (UAX 15)
bool is_letter_or_digit(char32_t code_point);   // \p{L} \p{M} \p{Nd}: what a word of any language is made of

// How many columns of a terminal the character takes: 2 for wide ones (UAX 11), 0 for marks that join the character
// before them and for what is not seen.
int terminal_columns(char32_t code_point);

// The longest start of at most `graphemes` user-perceived characters, cut at the last blank where there is one in its
// second half, with "…" appended where something was cut. Valid UTF-8 in, valid UTF-8 out.
std::string truncate(std::string_view text, std::size_t graphemes);

// The month (1 to 12) that the text begins with, written whole or in its usual short form (with or without a full
// stop), in `language` (BCP 47) or English, without regard to case; `bytes` is the length of the name. Nothing where it
// begins with none, or where a letter follows ("Mayor").
struct MonthName {
  unsigned month = 0;
  std::size_t bytes = 0;
};
std::optional<MonthName> find_month_name(std::string_view text, std::string_view language);

// The same for many texts: the names of one language, loaded once.
class MonthNames {
 public:
  explicit MonthNames(std::string_view language);
  std::optional<MonthName> find(std::string_view text) const;

 private:
  std::vector<std::pair<unsigned, std::string>> names_;  // month and name, in the order in which they are tried
};

// "December" in `language`, stand-alone form; English where the language is unknown. Empty for a month that is none.
std::string month_name(unsigned month, std::string_view language);

// Latin letters without accents where there is a usual way ("größe": "grosse", "José": "Jose"), other scripts in Latin
// transliteration. ASCII out, save where ICU knows no way.
std::string to_latin(std::string_view text);

}  // namespace almanac
