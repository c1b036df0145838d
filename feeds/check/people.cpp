#include <algorithm>

#include "core/ascii.h"
#include "core/text.h"
#include "core/url.h"
#include "feeds/check/context.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check {
namespace {

// RFC 5322 3.2.3: a dot-atom.
bool is_local_part(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_alphanumeric(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
         });
}

bool is_label(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_host(std::string_view text) {
  if (text.starts_with('[')) return text.ends_with(']') && text.size() > 2;  // RFC 5321 4.1.3: an address literal
  const std::vector<std::string_view> labels = split(text, '.');
  return std::all_of(labels.begin(), labels.end(), is_label);
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  return at != std::string_view::npos && is_local_part(text.substr(0, at)) && is_host(text.substr(at + 1));
}

void check_host(Context& context, const Value& value, std::string_view address) {
  const std::string_view host = address.substr(address.rfind('@') + 1);
  if (host.find('.') == std::string_view::npos && !host.starts_with('['))
    context.report("UnknownHost", value);  // RFC 5321 2.3.5: a name of one label is no public one
}

struct Contact {
  std::string_view address;
  std::string_view name;
  bool is_rss_form = false;  // mail@example.org (Name)
};

// mail@example.org, mail@example.org (Name), Name <mail@example.org>, with or without mailto: and ?subject=.
Contact read_contact(std::string_view text) {
  Contact contact;
  if (text.ends_with(')') && text.find('(') != std::string_view::npos) {
    const std::size_t open = text.find('(');
    contact = {trim(text.substr(0, open)), trim(text.substr(open + 1, text.size() - open - 2)), true};
  } else if (text.ends_with('>') && text.find('<') != std::string_view::npos) {
    const std::size_t open = text.find('<');
    contact = {trim(text.substr(open + 1, text.size() - open - 2)), trim(text.substr(0, open)), false};
  } else {
    contact.address = text;
  }
  if (const std::size_t query = contact.address.find('?'); contact.address.rfind('@') < query)
    contact.address = contact.address.substr(0, query);
  return contact;
}

// RFC 6068: mailto: is percent-encoded.
std::string unwrap(std::string_view text) {
  if (!text.starts_with("mailto:")) return std::string(text);
  text.remove_prefix(7);
  return decode_path(text.substr(0, text.find('?'))).value_or(std::string(text));
}

}  // namespace

void mail_address(Context& context, const Value& value) {
  const std::string_view text = trim(value.text);
  if (!is_mail_address(text)) return context.report("InvalidAddrSpec", value);
  check_host(context, value, text);
}

void contact(Context& context, const Value& value) {
  const std::string text = unwrap(trim(value.text));
  const Contact read = read_contact(text);
  if (!is_mail_address(read.address)) return context.report("InvalidContact", value);
  check_host(context, value, read.address);
}

void contact_with_name(Context& context, const Value& value) {
  const std::string text = unwrap(trim(value.text));
  const Contact read = read_contact(text);
  if (!is_mail_address(read.address)) return context.report("InvalidContact", value);
  check_host(context, value, read.address);
  if (read.name.empty())
    context.report("MissingRealName", value);
  else if (!read.is_rss_form)
    context.report("EmailFormat", value);
}

}  // namespace almanac::feeds::check
