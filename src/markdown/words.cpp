#include "markdown/words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>

#include "core/text.h"
#include "core/unicode.h"

namespace almanac::markdown {
namespace {

constexpr std::size_t kMostWords = 30;

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

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Counts = std::unordered_map<std::string, int, Hash, std::equal_to<>>;

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Cuts a text into words and counts those that are long enough.
class Counter {
 public:
  explicit Counter(std::string_view text) : text_(text) { counts_.reserve(512); }

  void run() {
    while (at_ < text_.size()) {
      if (static_cast<signed char>(text_[at_]) >= 0)
        take_ascii();
      else
        take_other();
    }
    end_word();
  }

  int total() const { return total_; }
  const Counts& counts() const { return counts_; }

 private:
  void take_ascii() {
    const char c = text_[at_++];
    if (!is_ascii_letter_or_digit(c)) return end_word();
    switch_to(Script::kOther);
    word_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    has_letter_ = has_letter_ || c > '9';
    ++length_;
  }

  void take_other() {
    const CodePoint c = code_point_at(text_, at_);
    if (is_letter_or_digit(c.value)) {
      switch_to(script_of(c.value));
      word_.append(text_, at_, c.bytes);
      is_ascii_ = false;
      has_letter_ = true;
      ++length_;
    } else {
      end_word();
    }
    at_ += c.bytes;
  }

  void switch_to(Script script) {
    if (script != script_) end_word();
    script_ = script;
  }

  void end_word() {
    if (length_ == 0) return;
    ++total_;
    const std::size_t shortest = script_ == Script::kHan ? 2 : 3;
    if (length_ >= shortest && has_letter_ && script_ != Script::kHiragana) count();
    word_.clear();
    length_ = 0;
    is_ascii_ = true;
    has_letter_ = false;
  }

  void count() {
    if (!is_ascii_ && script_ == Script::kOther) word_ = to_lower(word_);
    const auto found = counts_.find(std::string_view(word_));
    if (found != counts_.end())
      ++found->second;
    else
      counts_.emplace(word_, 1);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string word_;
  std::size_t length_ = 0;  // of the word, in code points
  Script script_ = Script::kOther;
  bool is_ascii_ = true;
  bool has_letter_ = false;
  int total_ = 0;
  Counts counts_;
};

bool is_stop_word(std::string_view word) { return std::binary_search(kStopWords.begin(), kStopWords.end(), word); }

bool comes_first(const Counts::value_type* a, const Counts::value_type* b) {
  return a->second != b->second ? a->second > b->second : a->first < b->first;
}

}  // namespace

WordList count_words(std::string_view text) {
  Counter counter(text);
  counter.run();
  std::vector<const Counts::value_type*> ranked;
  ranked.reserve(counter.counts().size());
  for (const auto& entry : counter.counts()) ranked.push_back(&entry);

  // Twice as many as asked for leave room for stop words in most texts; where they do not, all are ranked.
  WordList words{{}, counter.total()};
  for (std::size_t sorted = 0; sorted < ranked.size() && words.most_frequent.size() < kMostWords;) {
    const std::size_t end = sorted == 0 ? std::min(ranked.size(), 3 * kMostWords) : ranked.size();
    const auto at = [&](std::size_t i) { return ranked.begin() + static_cast<std::ptrdiff_t>(i); };
    std::partial_sort(at(sorted), at(end), ranked.end(), comes_first);
    for (; sorted < end && words.most_frequent.size() < kMostWords; ++sorted) {
      if (!is_stop_word(ranked[sorted]->first))
        words.most_frequent.push_back({ranked[sorted]->first, ranked[sorted]->second});
    }
    sorted = end;
  }
  return words;
}

}  // namespace almanac::markdown
