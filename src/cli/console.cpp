#include "cli/console.h"

#include <fmt/format.h>

#include <ostream>

#include "core/ascii.h"
#include "core/text.h"

namespace almanac::cli {
namespace {

constexpr std::string_view kClearLine = "\r\033[K";  // ECMA-48 8.3.41: erase in line

std::string_view code_of(Style style) {
  switch (style) {
    case Style::kPlain: return "";
    case Style::kError: return "\033[1;31m";
    case Style::kWarning: return "\033[1;33m";
    case Style::kInfo: return "\033[1;36m";
    case Style::kGood: return "\033[1;32m";
  }
  return "";
}

// White space that a runner passes over before it looks for a command (that of .NET's String.Trim).
bool is_passed_over(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Where a runner of GitHub Actions sees a command: "::" with nothing but blanks before it. npos: nowhere.
std::size_t find_workflow_command(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && is_passed_over(code_point_at(line, at).value)) at += code_point_at(line, at).bytes;
  return line.substr(at).starts_with("::") ? at : std::string_view::npos;
}

// Older forms, anywhere in a line: "##[error]" (GitHub), "##vso[...]" (Azure), "##teamcity[...]".
bool is_log_command(std::string_view text) {
  if (!text.starts_with("##")) return false;
  text.remove_prefix(2);
  while (!text.empty() && is_alpha(text.front())) text.remove_prefix(1);
  return text.starts_with('[');
}

// The line so that no CI system takes a part of it for a command of an older form.
std::string disarm_log_commands(std::string_view line) {
  std::string out;
  for (std::size_t at = line.find("##"); at != std::string::npos; at = line.find("##")) {
    out.append(line, 0, at).append(is_log_command(line.substr(at)) ? "\\u0023" : "#");
    line.remove_prefix(at + 1);
  }
  out += line;
  return out;
}

// The same of any command.
std::string disarm(std::string line) {
  if (const std::size_t at = find_workflow_command(line); at != std::string::npos) line.replace(at, 1, "\\u003A");
  return disarm_log_commands(line);
}

// With what a terminal would obey, but for line ends, by an escape of the document's own format.
std::string escape_controls_as(fmt::format_string<unsigned> escape, std::string_view document) {
  std::string out;
  out.reserve(document.size());
  for (std::size_t i = 0; i < document.size();) {
    const CodePoint c = code_point_at(document, i);
    if (c.value != '\n' && is_control(c.value))
      out += fmt::format(escape, static_cast<unsigned>(c.value));
    else
      out += document.substr(i, c.bytes);
    i += c.bytes;
  }
  return out;
}

std::string escape_message(std::string_view text) {
  return replace_all(disarm_log_commands(escape_controls(text)), "%", "%25");
}

std::string escape_property(std::string_view text) {
  return replace_all(replace_all(escape_message(text), ":", "%3A"), ",", "%2C");
}

}  // namespace

void Console::line(std::string_view text) { line({{text}}); }

void Console::line(std::initializer_list<Styled> parts) {
  std::string text;
  for (const Styled& part : parts) {
    const std::string_view code = code_of(part.style);
    text += code;
    text += escape_controls(part.text);
    if (!code.empty()) text += "\033[0m";
  }
  *out_ << disarm(std::move(text)) << '\n';
}

void Console::lines(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (const std::string_view one : split(text, '\n')) line(one);
}

// JSON has what is no ASCII only in its texts, and so it has U+007F.
void Console::json(const Value& value, JsonForm form) {
  *out_ << escape_controls_as("\\u{:04x}", to_json(value, form)) << '\n';
}

// A document of ours has markup in ASCII and no sections that take references for text.
void Console::xml(std::string_view document) { *out_ << escape_controls_as("&#x{:X};", document); }

void Console::command(const WorkflowCommand& command) {
  std::string text = "::" + std::string(command.name);
  for (std::size_t i = 0; i < command.properties.size(); ++i) {
    const auto& [name, value] = command.properties[i];
    text += fmt::format("{}{}={}", i == 0 ? " " : ",", name, escape_property(value));
  }
  *out_ << text << "::" << escape_message(command.message) << '\n';
}

void Console::show_progress(std::string_view text) { *out_ << kClearLine << escape_controls(text) << std::flush; }

void Console::clear_progress() { *out_ << kClearLine << std::flush; }

}  // namespace almanac::cli
