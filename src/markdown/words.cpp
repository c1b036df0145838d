#include "markdown/words.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <deque>
#include <span>

#include "core/ascii.h"
#include "core/find_byte.h"
#include "core/text.h"
#include "core/unicode.h"

namespace almanac::markdown {
namespace {

constexpr std::size_t kMostWords = 30;
constexpr std::size_t kShortest = 3;  // letters of a word that counts

// Words that say nothing about a text's subject, in the order of their bytes: English, and the commonest of German,
// French and Spanish.
constexpr auto kStopWords = std::to_array<std::string_view>({
    "aber",      "about",     "above",      "after",    "again",     "against",   "all",     "alle",     "allow",
    "almost",    "along",     "already",    "als",      "also",      "although",  "always",  "among",    "and",
    "another",   "any",       "anyone",     "anything", "are",       "aren",      "around",  "auch",     "auf",
    "aus",       "aux",       "avec",       "away",     "back",      "became",    "because", "become",   "becomes",
    "been",      "before",    "bei",        "being",    "below",     "best",      "better",  "between",  "bin",
    "bis",       "bist",      "both",       "but",      "came",      "can",       "cannot",  "ces",      "cette",
    "com",       "come",      "comes",      "como",     "con",       "could",     "couldn",  "cuando",   "dans",
    "das",       "dass",      "del",        "dem",      "den",       "der",       "des",     "desde",    "did",
    "didn",      "die",       "diese",      "dieser",   "dieses",    "different", "doch",    "does",     "doesn",
    "doing",     "don",       "donc",       "donde",    "done",      "dort",      "down",    "durch",    "during",
    "each",      "ein",       "eine",       "einem",    "einen",     "einer",     "eines",   "either",   "ella",
    "elle",      "elles",     "ellos",      "else",     "enough",    "entre",     "era",     "est",      "esta",
    "este",      "esto",      "están",      "etc",      "even",      "ever",      "every",   "everyone", "everything",
    "fait",      "far",       "few",        "find",     "first",     "following", "for",     "from",     "full",
    "further",   "für",       "gave",       "get",      "gets",      "getting",   "give",    "given",    "gives",
    "goes",      "going",     "gone",       "good",     "got",       "great",     "habe",    "haben",    "had",
    "has",       "hasn",      "hat",        "hatte",    "have",      "haven",     "having",  "hay",      "her",
    "here",      "hers",      "herself",    "hier",     "him",       "himself",   "his",     "how",      "however",
    "html",      "http",      "https",      "ich",      "ihr",       "ihre",      "ils",     "immer",    "into",
    "isn",       "ist",       "its",        "itself",   "jetzt",     "just",      "kann",    "keep",     "kein",
    "keine",     "kind",      "knew",       "know",     "known",     "können",    "las",     "last",     "least",
    "les",       "less",      "let",        "leur",     "like",      "likely",    "little",  "long",     "look",
    "looking",   "los",       "lot",        "made",     "mainly",    "mais",      "make",    "makes",    "making",
    "man",       "many",      "may",        "maybe",    "mehr",      "might",     "mine",    "mit",      "more",
    "most",      "much",      "must",       "muy",      "myself",    "más",       "même",    "nach",     "near",
    "need",      "needed",    "needs",      "neither",  "never",     "new",       "next",    "nicht",    "noch",
    "nor",       "nos",       "not",        "nothing",  "nous",      "now",       "nur",     "oder",     "off",
    "often",     "ohne",      "once",       "one",      "ones",      "only",      "onto",    "org",      "other",
    "others",    "otherwise", "our",        "ours",     "ourselves", "out",       "over",    "own",      "par",
    "para",      "part",      "pas",        "people",   "per",       "perhaps",   "pero",    "please",   "plus",
    "por",       "porque",    "possible",   "pour",     "puede",     "put",       "que",     "qui",      "quite",
    "rather",    "really",    "right",      "said",     "same",      "sans",      "saw",     "say",      "says",
    "schon",     "see",       "seem",       "seems",    "seen",      "sehr",      "sein",    "seine",    "ser",
    "ses",       "several",   "shall",      "she",      "should",    "shouldn",   "show",    "shown",    "sich",
    "sie",       "sin",       "since",      "sind",     "small",     "sobre",     "some",    "someone",  "something",
    "sometimes", "son",       "sont",       "soon",     "still",     "such",      "sur",     "sure",     "sus",
    "take",      "taken",     "takes",      "también",  "than",      "thanks",    "that",    "the",      "their",
    "theirs",    "them",      "themselves", "then",     "there",     "therefore", "these",   "they",     "thing",
    "things",    "think",     "this",       "those",    "though",    "three",     "through", "thus",     "tiene",
    "time",      "times",     "todo",       "todos",    "together",  "too",       "took",    "tous",     "tout",
    "toward",    "try",       "trying",     "très",     "two",       "una",       "und",     "under",    "une",
    "uno",       "uns",       "unter",      "until",    "upon",      "use",       "used",    "useful",   "uses",
    "using",     "usually",   "various",    "very",     "via",       "vom",       "von",     "vor",      "vous",
    "want",      "wanted",    "wants",      "war",      "waren",     "was",       "wasn",    "way",      "ways",
    "weil",      "well",      "wenn",       "went",     "wer",       "werden",    "were",    "weren",    "what",
    "whatever",  "when",      "where",      "whether",  "which",     "while",     "who",     "whole",    "whom",
    "whose",     "why",       "wie",        "wieder",   "will",      "wir",       "wird",    "with",     "within",
    "without",   "won",       "work",       "would",    "wouldn",    "wurde",     "www",     "yes",      "yet",
    "you",       "your",      "yours",      "yourself", "zum",       "zur",       "être",    "über",
});
static_assert(std::is_sorted(kStopWords.begin(), kStopWords.end()));

enum class Script { kOther, kHan, kHiragana, kKatakana };

Script script_of(char32_t c) {
  if (c < 0x3040) return Script::kOther;
  if (c < 0x30A0) return Script::kHiragana;
  if (c < 0x3100) return Script::kKatakana;
  const bool is_han = (c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x40000);
  return is_han ? Script::kHan : Script::kOther;
}

// Of ASCII, in lower case.
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_in_word(char c) { return is_letter(c) || is_digit(c); }

constexpr auto kIsOutsideWord = [](auto byte) {
  return (byte <= '/') | ((byte >= ':') & (byte <= '`')) | (byte >= '{');
};

template <std::size_t kBytes>
constexpr std::uint64_t big_endian(const char* bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < kBytes; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

// The first eight bytes as a number that sorts as they do, zeros behind a shorter word: it tells most words apart.
constexpr std::uint64_t first_eight(std::string_view word) {
  if (word.size() >= 8) return big_endian<8>(word.data());
  std::uint64_t start = 0;
  if (word.size() >= 4) {  // two fours, which overlap
    start = big_endian<4>(word.data()) << 32;
    return start | big_endian<4>(word.data() + word.size() - 4) << 8 * (8 - word.size());
  }
  for (std::size_t i = 0; i < word.size(); ++i) start |= big_endian<1>(word.data() + i) << 8 * (7 - i);
  return start;
}

struct Count {
  std::string_view word;
  std::uint64_t start = 0;  // first_eight()
  int count = 0;
};

bool is_same_word(const Count& count, std::string_view word, std::uint64_t start) {
  if (count.start != start || count.word.size() != word.size()) return false;
  return word.size() <= 8 || count.word == word;
}

std::size_t hash_of(std::string_view word, std::uint64_t start) {
  if (word.size() > 16) return XXH3_64bits(word.data(), word.size());
  const std::uint64_t rest = word.size() > 8 ? big_endian<8>(word.data() + word.size() - 8) : word.size();
  std::uint64_t hash = start * 0x9E3779B97F4A7C15;
  hash = ((hash ^ hash >> 32) + rest) * 0xD6E8FEB86659FD93;
  return hash ^ hash >> 32;
}

// Counts by word: a table with open addressing, whose keys stand in a text that the caller keeps.
class Counts {
 public:
  explicit Counts(std::size_t text_bytes) : slots_(std::bit_ceil(text_bytes / 8 + 64)) {
    used_.reserve(slots_.size() / 2);
  }

  void add(std::string_view word) {
    if (2 * used_.size() >= slots_.size()) grow();
    const std::uint64_t start = first_eight(word);
    std::uint32_t& slot = find_slot(word, start);
    if (slot == 0) {
      used_.push_back({word, start, 0});
      slot = static_cast<std::uint32_t>(used_.size());
    }
    ++used_[slot - 1].count;
  }

  const std::vector<Count>& used() const { return used_; }

 private:
  std::uint32_t& find_slot(std::string_view word, std::uint64_t start) {
    for (std::size_t at = hash_of(word, start);; ++at) {
      std::uint32_t& slot = slots_[at & (slots_.size() - 1)];
      if (slot == 0 || is_same_word(used_[slot - 1], word, start)) return slot;
    }
  }

  void grow() {
    slots_.assign(2 * slots_.size(), 0);
    for (std::size_t i = 0; i < used_.size(); ++i)
      find_slot(used_[i].word, used_[i].start) = static_cast<std::uint32_t>(i + 1);
  }

  std::vector<std::uint32_t> slots_;  // 0, or one more than an index into used_
  std::vector<Count> used_;
};

// Cuts a text into words and counts those that are long enough.
class Counter {
 public:
  explicit Counter(std::string_view text) : lowered_(to_lower_ascii(text)), text_(lowered_), counts_(text.size()) {}

  void run() {
    while (at_ < text_.size()) {
      if (take_whole_word()) continue;
      if (is_in_word(text_[at_]))
        take_ascii();
      else if (static_cast<signed char>(text_[at_]) < 0)
        take_other();
      else
        end_word(), ++at_;
    }
    end_word();
  }

  int total() const { return total_; }
  const std::vector<Count>& counts() const { return counts_.used(); }

 private:
  // Most words are nothing but ASCII from end to end: they take the short way.
  bool take_whole_word() {
    const std::size_t end = find_byte(text_, at_, kIsOutsideWord);
    const bool goes_on = end < text_.size() && static_cast<signed char>(text_[end]) < 0;
    if (end == at_ || length_ != 0 || goes_on) return false;
    ++total_;
    const std::string_view word = text_.substr(at_, end - at_);
    if (word.size() >= kShortest && std::any_of(word.begin(), word.end(), is_letter)) counts_.add(word);
    at_ = end + 1;  // past the blank
    return true;
  }

  void take_ascii() {
    begin_word(Script::kOther);
    const std::size_t start = at_;
    for (; at_ < text_.size() && is_in_word(text_[at_]); ++at_) has_letter_ |= is_letter(text_[at_]);
    length_ += at_ - start;
  }

  void take_other() {
    const CodePoint c = code_point_at(text_, at_);
    if (is_letter_or_digit(c.value)) {
      begin_word(script_of(c.value));
      is_ascii_ = false;
      has_letter_ = true;
      ++length_;
    } else {
      end_word();
    }
    at_ += c.bytes;
  }

  void begin_word(Script script) {
    if (script != script_) end_word();
    if (length_ == 0) start_ = at_;
    script_ = script;
  }

  void end_word() {
    if (length_ == 0) return;
    ++total_;
    const std::size_t shortest = script_ == Script::kHan ? 2 : kShortest;
    if (length_ >= shortest && has_letter_ && script_ != Script::kHiragana) count(text_.substr(start_, at_ - start_));
    length_ = 0;
    is_ascii_ = true;
    has_letter_ = false;
  }

  void count(std::string_view word) {
    const bool has_case = !is_ascii_ && script_ == Script::kOther;
    counts_.add(has_case ? std::string_view(others_.emplace_back(to_lower(word))) : word);
  }

  std::string lowered_;             // ASCII is, the rest is not
  std::deque<std::string> others_;  // words that are more than ASCII, in lower case
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;   // of the word
  std::size_t length_ = 0;  // of the word, in code points
  Script script_ = Script::kOther;
  bool is_ascii_ = true;
  bool has_letter_ = false;
  int total_ = 0;
  Counts counts_;
};

// Their first_eight(), in their order.
constexpr auto kStopStarts = [] {
  std::array<std::uint64_t, kStopWords.size()> starts{};
  std::transform(kStopWords.begin(), kStopWords.end(), starts.begin(), first_eight);
  return starts;
}();

bool is_stop_word(const Count& count) {
  const auto [begin, end] = std::equal_range(kStopStarts.begin(), kStopStarts.end(), count.start);
  const auto* const words = kStopWords.begin() + (begin - kStopStarts.begin());
  return std::find(words, words + (end - begin), count.word) != words + (end - begin);
}

bool comes_first(const Count& a, const Count& b) {
  if (a.count != b.count) return a.count > b.count;
  return a.start != b.start ? a.start < b.start : a.word < b.word;
}

// Sorts no more than it needs.
void add_words(std::vector<Word>& words, std::span<Count> rest) {
  while (words.size() < kMostWords && !rest.empty()) {
    const std::span<Count> next = rest.first(std::min(2 * (kMostWords - words.size()), rest.size()));
    std::partial_sort(rest.begin(), next.end(), rest.end(), comes_first);
    for (const Count& count : next)
      if (words.size() < kMostWords && !is_stop_word(count)) words.push_back({std::string(count.word), count.count});
    rest = rest.subspan(next.size());
  }
}

}  // namespace

WordList count_words(std::string_view text) {
  Counter counter(text);
  counter.run();
  std::vector<Count> ranked = counter.counts();
  WordList words{{}, counter.total()};
  // Most words stand once: they are ranked only where the others do not suffice.
  const auto once = std::partition(ranked.begin(), ranked.end(), [](const Count& word) { return word.count > 1; });
  add_words(words.most_frequent, {ranked.begin(), once});
  add_words(words.most_frequent, {once, ranked.end()});
  return words;
}

}  // namespace almanac::markdown
