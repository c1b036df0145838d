#include <charconv>
#include <climits>
#include <cmath>

#include "core/text.h"
#include "feeds/check/context.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check {

std::optional<long long> parse_integer(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+') && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range) return text.starts_with('-') ? LLONG_MIN : LLONG_MAX;
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

void integer_attribute(Context& context, const Value& value) {
  if (!parse_integer(value.text)) context.report("InvalidIntegerAttribute", value);
}

void positive_integer(Context& context, const Value& value) {
  const auto number = parse_integer(value.text);
  if (!number || *number <= 0)
    context.report("InvalidPositiveInteger", value);
  else if (*number > INT_MAX)
    context.report("IntegerOverflow", value);
}

void non_negative_integer(Context& context, const Value& value) {
  const auto number = parse_integer(value.text);
  if (!number || *number < 0) context.report("InvalidNonNegativeInteger", value);
}

std::optional<double> parse_decimal(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+') && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

void latitude(Context& context, const Value& value) {
  const auto number = parse_decimal(value.text);
  if (!number || *number < -90 || *number > 90) context.report("InvalidLatitude", value);
}

void longitude(Context& context, const Value& value) {
  const auto number = parse_decimal(value.text);
  if (!number || *number < -180 || *number > 180) context.report("InvalidLongitude", value);
}

void decimal_number(Context& context, const Value& value) {
  if (!parse_decimal(value.text)) context.report("InvalidFloat", value);
}

}  // namespace almanac::feeds::check
