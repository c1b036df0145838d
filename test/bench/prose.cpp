#include "prose.h"

#include <array>
#include <string_view>

namespace almanac::bench {
namespace {

using Words = std::span<const std::string_view>;

constexpr auto kNouns = std::to_array<std::string_view>(
    {"service",   "queue",     "replica",   "index",       "cluster",     "connection",   "backup",     "deployment",
     "schema",    "operator",  "client",    "request",     "transaction", "failover",     "container",  "snapshot",
     "dashboard", "metric",    "pipeline",  "release",     "proposal",    "review",       "meeting",    "checkpoint",
     "buffer",    "scheduler", "timeout",   "partition",   "latency",     "storage",      "network",    "compiler",
     "library",   "function",  "interface", "parser",      "template",    "thread",       "memory",     "allocator",
     "cache",     "register",  "protocol",  "certificate", "balancer",    "pull request", "issue",      "patch",
     "benchmark", "test",      "migration", "rollout",     "incident",    "alert",        "maintainer", "contributor",
     "newcomer",  "document",  "manual",    "example",     "talk",        "workshop",     "harbour"});
constexpr auto kAdjectives = std::to_array<std::string_view>(
    {"small",  "large",      "idle",      "busy",   "stale",   "fresh",  "broken",    "reliable", "slow",    "fast",
     "simple", "surprising", "careful",   "quiet",  "noisy",   "shared", "private",   "internal", "public",  "old",
     "new",    "second",     "remaining", "usual",  "typical", "rare",   "expensive", "cheap",    "correct", "wrong",
     "empty",  "parallel",   "temporary", "stable", "distant", "nearby", "honest",    "portable", "strict",  "lazy"});
constexpr auto kVerbs = std::to_array<std::string_view>(
    {"restarts", "replaces", "keeps",  "drops",   "measures", "explains", "describes", "copies",  "moves",  "joins",
     "splits",   "follows",  "blocks", "reads",   "writes",   "closes",   "opens",     "renames", "checks", "repairs",
     "improves", "delays",   "hides",  "reports", "collects", "releases", "accepts",   "refuses", "needs",  "meets"});
constexpr auto kAdverbs = std::to_array<std::string_view>(
    {"quickly", "rarely", "silently", "once a day", "on every node", "at night", "in production", "without notice",
     "by default", "in most cases", "under load", "since last summer", "for the first time", "within a minute"});
constexpr auto kOpenings = std::to_array<std::string_view>(
    {"In practice", "Last month", "As it turns out", "Because of that", "On the other hand", "After the release",
     "To our surprise", "For a long time", "In the end", "Sooner or later", "With this change", "Most of the time"});
constexpr auto kPhrases = std::to_array<std::string_view>(
    {"it's easy to forget that", "we don't know yet why", "nobody had expected that", "the log says that",
     "our users told us that", "it took us two days to see that", "there's a reason:", "one of us noticed that"});
constexpr auto kCode = std::to_array<std::string_view>({"max_connections", "--dry-run", "std::vector<int>", "SELECT 1",
                                                        "make check", "a && b", "/etc/hosts", "nullptr",
                                                        "pg_stat_activity", "kubectl get pods", "ENOSPC", "x < y"});
constexpr auto kSyllables = std::to_array<std::string_view>(
    {"ka",  "lo",  "mi", "ren", "to",  "va",  "sil", "do",  "ber", "nu",  "fa",  "gri", "he",  "jor", "pel", "ru",
     "sta", "wen", "zo", "bra", "cle", "dun", "est", "fir", "gal", "hol", "ist", "kel", "lum", "mar", "nor", "ost"});

std::string_view pick(Random& random, Words words) { return random.of(words); }

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// One post's text as it grows.
class Writer {
 public:
  Writer(Random& random, const ProseOptions& options) : random_(random), options_(options) {}

  std::string write() {
    paragraph();
    if (random_.chance(0.3)) text_ += "<!--more-->\n\n";
    while (text_.size() < options_.bytes) section();
    while (links_ < options_.links.size()) paragraph();
    if (options_.raw_html) raw_html();
    further_reading();
    return std::move(text_);
  }

 private:
  std::string subject() {
    if (options_.subjects.empty() || random_.chance(0.6)) return std::string(pick(random_, kNouns));
    return random_.of(std::span<const std::string>(options_.subjects));
  }

  std::string thing() {
    std::string text = random_.chance(0.7) ? "the " : "a ";
    if (random_.chance(0.5)) text += std::string(pick(random_, kAdjectives)) + " ";
    return text + subject();
  }

  // A clause, sometimes with a piece of it marked up.
  std::string clause() {
    std::string object = thing();
    const std::size_t way = random_.below(24);
    if (way == 0) object = "`" + std::string(pick(random_, kCode)) + "`";
    if (way == 1) object = "*" + object + "*";
    if (way == 2) object = "**" + object + "**";
    if (way == 3 && links_ < options_.links.size()) object = "[" + object + "](" + options_.links[links_++] + ")";
    if (way == 4)
      object = "[" + object + "](https://www.example.org/docs/" + std::to_string(random_.below(999)) + ".html)";
    return thing() + " " + std::string(pick(random_, kVerbs)) + " " + object;
  }

  std::string sentence() {
    std::string text;
    const std::size_t way = random_.below(5);
    if (way == 0) text = std::string(pick(random_, kOpenings)) + " " + clause();
    if (way == 1) text = capitalised(clause()) + ", and " + clause();
    if (way == 2) text = capitalised(std::string(pick(random_, kPhrases))) + " " + clause();
    if (way == 3) text = capitalised(clause()) + " " + std::string(pick(random_, kAdverbs));
    if (way == 4) text = capitalised(clause()) + ", which " + std::string(pick(random_, kVerbs)) + " " + thing();
    return text + (random_.chance(0.05) ? "?" : ".");
  }

  // `sentences`, in lines of some length, as people write them.
  void lines(std::size_t sentences, std::string_view indent) {
    std::size_t begin = text_.size();
    for (std::size_t i = 0; i < sentences; ++i) {
      if (i > 0) text_ += text_.size() - begin > 60 ? "\n" + std::string(indent) : " ";
      if (text_.ends_with(indent) && text_.size() > begin + 60) begin = text_.size();
      text_ += sentence();
    }
    text_ += "\n";
  }

  void paragraph() {
    lines(2 + random_.below(4), "");
    text_ += "\n";
    if (links_ < options_.links.size() && random_.chance(0.5))
      text_ += "See also [" + thing() + "](" + options_.links[links_++] + ").\n\n";
  }

  void list() {
    const bool ordered = random_.chance(0.3);
    const std::size_t items = 3 + random_.below(5);
    for (std::size_t i = 0; i < items; ++i) {
      text_ += ordered ? std::to_string(i + 1) + ". " : "- ";
      lines(1, ordered ? "   " : "  ");
    }
    text_ += "\n";
  }

  void code() {
    text_ += "```" + std::string(random_.chance(0.5) ? "sql" : "yaml") + "\n";
    const std::size_t count = 3 + random_.below(12);
    for (std::size_t i = 0; i < count; ++i)
      text_ += std::string(pick(random_, kNouns)) + ": " + std::string(pick(random_, kCode)) + "  # " + thing() + "\n";
    text_ += "```\n\n";
  }

  void table() {
    const std::size_t rows = 3 + random_.below(6);
    text_ += "| what | before | after |\n| --- | ---: | ---: |\n";
    for (std::size_t i = 0; i < rows; ++i)
      text_ += "| " + thing() + " | " + std::to_string(random_.below(900)) + " ms | " +
               std::to_string(random_.below(90)) + " ms |\n";
    text_ += "\n";
  }

  void section() {
    if (random_.chance(0.35))
      text_ += std::string(random_.chance(0.7) ? "## " : "### ") + capitalised(thing()) + " and " + thing() + "\n\n";
    paragraph();
    const std::size_t way = random_.below(10);
    if (way < 2) list();
    if (way == 2) code();
    if (way == 3 && random_.chance(0.5)) table();
    if (way == 4 && random_.chance(0.5)) text_ += "> " + sentence() + "\n\n";
    if (way == 5 && random_.chance(0.5))
      text_ += "![" + capitalised(thing()) + "](/assets/img/" + make_name(random_.below(500)) + ".png)\n\n";
  }

  void raw_html() {
    text_ += "<figure><img src=\"/assets/img/" + make_name(random_.below(500)) + ".png\" alt=\"" + thing() +
             "\"><figcaption>" + capitalised(thing()) + "</figcaption></figure>\n\n" + sentence() +
             "<br>\nPress <kbd>Ctrl</kbd> twice.\n\n";
  }

  void further_reading() {
    if (options_.further.empty()) return;
    text_ += "## More reading\n\n";
    for (const std::string& path : options_.further) text_ += "- [" + capitalised(thing()) + "](" + path + ")\n";
  }

  Random& random_;
  const ProseOptions& options_;
  std::string text_;
  std::size_t links_ = 0;
};

}  // namespace

std::string make_name(std::uint64_t number) {
  std::string name;
  for (std::uint64_t left = number + kSyllables.size(); left > 0; left /= kSyllables.size())
    name += kSyllables[left % kSyllables.size()];
  return name;
}

std::string make_title(Random& random, const std::string& subject) {
  const std::string adjective(pick(random, kAdjectives));
  const std::string noun(pick(random, kNouns));
  switch (random.below(4)) {
    case 0: return "A " + adjective + " " + noun + " for " + capitalised(subject);
    case 1: return "How " + capitalised(subject) + " " + std::string(pick(random, kVerbs)) + " the " + noun;
    case 2: return "What we learned of the " + adjective + " " + noun;
    default: return capitalised(subject) + ": " + noun + " & " + std::string(pick(random, kNouns));
  }
}

std::string make_markdown(Random& random, const ProseOptions& options) { return Writer(random, options).write(); }

}  // namespace almanac::bench
