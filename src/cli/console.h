// The one way to a terminal, to the log of a CI run and to the programs that read what almanac prints. Nothing of what
// it is given is obeyed there: names, titles, ids and messages may hold anything.
#pragma once

#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/value.h"

namespace almanac::cli {

enum class Style { kPlain, kError, kWarning, kInfo, kGood };  // all but the first in colour

struct Styled {
  std::string_view text;
  Style style = Style::kPlain;
};

// A workflow command of GitHub Actions: ::error file=feed.xml,line=3,title=MissingSelf::message
struct WorkflowCommand {
  std::string_view name;  // "error", "warning", "notice"
  std::vector<std::pair<std::string_view, std::string>> properties;
  std::string message;
};

class Console {
 public:
  // `out` must outlive this.
  Console(std::ostream& out) : out_(&out) {}  // NOLINT(google-explicit-constructor): it stands in for the stream

  // A line, whatever the text holds: escape_controls(), and escapes in what a CI system would take for a command.
  void line(std::string_view text);
  void line(std::initializer_list<Styled> parts);
  // The same for each line of a text of several; a line end at the end of the text is the last line's.
  void lines(std::string_view text);

  // A document, or one of several lines of documents. What line() escapes is written by the format's own escapes, so
  // that the data stays what it is.
  void json(const Value& value, JsonForm form = JsonForm::kLine);
  void xml(std::string_view document);

  void command(const WorkflowCommand& command);

  // One line of a terminal that is written over, again and again, until it is cleared.
  void show_progress(std::string_view text);
  void clear_progress();

 private:
  std::ostream* out_;
};

}  // namespace almanac::cli
