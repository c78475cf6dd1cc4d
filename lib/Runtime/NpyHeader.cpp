// SPDX-License-Identifier: Apache-2.0
//
// Parses and writes the header of NumPy's array format (numpy.lib.format):
// magic, version, length, and a Python dictionary as text.

#include "NpyHeader.h"

#include "TensorOpt/Runtime/FileAccess.h"

#include <charconv>
#include <utility>

using namespace tensoropt;

namespace {

using namespace std::string_view_literals;

constexpr std::string_view magic = "\x93NUMPY"sv;

/// Longer dictionaries only come with structured dtypes. The limit is that of
/// version 1.0; the length field of later versions could claim 4 GiB.
constexpr size_t longestDictionary = 65535;

uint32_t littleEndian(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = bytes.size(); i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

/// Bytes of the length field, which follows magic and version.
size_t lengthFieldSize(std::string_view prefix) {
  return prefix[magic.size()] == 1 ? 2 : 4;
}

/// Names of NumPy's type letters that no `ScalarKind` stands for.
std::string_view unsupportedKind(std::string_view code) {
  switch (code.empty() ? '\0' : code.front()) {
  case 'O':
    return "Python objects";
  case 'S':
  case 'a':
    return "byte strings";
  case 'U':
    return "text";
  case 'V':
    return "raw records";
  case 'M':
    return "dates";
  case 'm':
    return "time spans";
  default:
    return "not a type of this compiler";
  }
}

/// Parses the dictionary: the three keys in any order, each once, with
/// literals of just the types that NumPy writes.
class DictionaryParser {
public:
  DictionaryParser(std::string_view bytes, size_t start, std::string &error)
      : text(bytes), place(start), error(error) {}

  bool parse(NpyHeader &header) {
    if (!expect('{'))
      return false;
    while (!accept('}'))
      if (!parseItem(header) || (!at('}') && !expect(',')))
        return false;
    skipSpace();
    if (place != text.size())
      return failHere("the end of the header");
    for (auto [seen, key] :
         {std::pair(hasDescr, "descr"), std::pair(hasOrder, "fortran_order"),
          std::pair(hasShape, "shape")})
      if (!seen)
        return fail(std::string("header lacks the key '") + key + "'");
    return true;
  }

private:
  bool parseItem(NpyHeader &header) {
    std::string_view key;
    if (!parseString(key))
      return false;
    bool *seen = key == "descr"           ? &hasDescr
                 : key == "fortran_order" ? &hasOrder
                 : key == "shape"         ? &hasShape
                                          : nullptr;
    if (!seen)
      return fail("header has the unknown key " + quoted(key));
    if (std::exchange(*seen, true))
      return fail("header has the key " + quoted(key) + " twice");
    if (!expect(':'))
      return false;
    if (seen == &hasDescr)
      return parseDescr(header);
    return seen == &hasOrder ? parseBool(header.isFortranOrder)
                             : parseShape(header.shape);
  }

  bool parseDescr(NpyHeader &header) {
    if (at('['))
      return fail("structured dtypes are not supported");
    if (at('('))
      return fail("dtypes with a shape of their own are not supported");
    std::string_view descr;
    if (!parseString(descr))
      return false;
    if (descr.empty() || "<>|="sv.find(descr.front()) == descr.npos)
      return fail("dtype " + quoted(descr) +
                  " does not begin with a byte order, one of < > | =");
    std::string_view code = descr.substr(1);
    std::optional<ScalarType> type = ScalarType::fromNumpyCode(code);
    if (!type)
      return fail("dtype " + quoted(descr) + " is not supported (" +
                  std::string(unsupportedKind(code)) + ")");
    header.type = *type;
    header.isBigEndian = descr.front() == '>';
    return true;
  }

  bool parseBool(bool &value) {
    skipSpace();
    for (auto [word, meaning] : {std::pair("True"sv, true), {"False"sv, false}})
      if (text.substr(place, word.size()) == word) {
        place += word.size();
        value = meaning;
        return true;
      }
    return failHere("True or False");
  }

  bool parseShape(std::vector<int64_t> &shape) {
    if (!expect('('))
      return false;
    bool comma = true;
    while (!accept(')')) {
      int64_t extent;
      if (!comma)
        return failHere("','");
      if (!parseExtent(extent))
        return false;
      shape.push_back(extent);
      comma = accept(',');
    }
    // To Python, "(3)" is a number and only "(3,)" a tuple.
    if (shape.size() == 1 && !comma)
      return fail("shape is a number in parentheses, not a tuple");
    return true;
  }

  bool parseExtent(int64_t &extent) {
    skipSpace();
    const char *first = text.data() + place;
    auto [stop, status] =
        std::from_chars(first, text.data() + text.size(), extent);
    std::string_view digits(first, static_cast<size_t>(stop - first));
    if (status == std::errc::result_out_of_range)
      return fail("extent " + quoted(digits) +
                  " is outside the range of an int64");
    // Python refuses leading zeros.
    if (status != std::errc() || (digits.size() > 1 && digits[0] == '0'))
      return failHere("an integer");
    if (extent < 0)
      return fail("extent " + quoted(digits) + " is negative");
    place += digits.size();
    return true;
  }

  /// Strings that NumPy writes have no escapes; so a backslash is refused.
  bool parseString(std::string_view &value) {
    skipSpace();
    char quote = place < text.size() ? text[place] : '\0';
    if (quote != '\'' && quote != '"')
      return failHere("a string");
    size_t stop = text.find(quote, place + 1);
    if (stop == text.npos)
      return fail("header has a string without end");
    value = text.substr(place + 1, stop - place - 1);
    if (value.find('\\') != value.npos)
      return fail("header has an escape in the string " + quoted(value));
    place = stop + 1;
    return true;
  }

  void skipSpace() {
    while (place < text.size() &&
           " \t\r\n\f"sv.find(text[place]) != std::string_view::npos)
      ++place;
  }

  bool at(char wanted) {
    skipSpace();
    return place < text.size() && text[place] == wanted;
  }

  bool accept(char wanted) {
    bool found = at(wanted);
    place += found;
    return found;
  }

  bool expect(char wanted) {
    return accept(wanted) || failHere(std::string{'\'', wanted, '\''});
  }

  bool failHere(const std::string &wanted) {
    return fail("expected " + wanted + " at byte " + std::to_string(place) +
                " of the header");
  }

  bool fail(std::string message) {
    error = std::move(message);
    return false;
  }

  std::string_view text;
  size_t place;
  std::string &error;
  bool hasDescr = false, hasOrder = false, hasShape = false;
};

} // namespace

std::optional<size_t> tensoropt::npyHeaderSize(std::string_view prefix,
                                               std::string &error) {
  if (prefix.substr(0, magic.size()) != magic.substr(0, prefix.size())) {
    error = "is not a NumPy array, it begins with " +
            quoted(prefix.substr(0, magic.size()));
    return std::nullopt;
  }
  if (prefix.size() < npyPrefixSize) {
    error = "ends inside the header, after " + std::to_string(prefix.size()) +
            " bytes";
    return std::nullopt;
  }
  int major = static_cast<unsigned char>(prefix[magic.size()]);
  int minor = static_cast<unsigned char>(prefix[magic.size() + 1]);
  if (major < 1 || major > 3 || minor != 0) {
    error = "has format version " + std::to_string(major) + "." +
            std::to_string(minor) + ", expected 1.0, 2.0 or 3.0";
    return std::nullopt;
  }
  size_t start = magic.size() + 2, width = lengthFieldSize(prefix);
  size_t length = littleEndian(prefix.substr(start, width));
  if (length > longestDictionary) {
    error = "has a header of " + std::to_string(length) +
            " bytes, the limit is " + std::to_string(longestDictionary);
    return std::nullopt;
  }
  if (start + width + length < npyPrefixSize) {
    error = "has a header of " + std::to_string(length) +
            " bytes, too few for any array";
    return std::nullopt;
  }
  return start + width + length;
}

std::optional<NpyHeader> tensoropt::parseNpyHeader(std::string_view bytes,
                                                   std::string &error) {
  NpyHeader header;
  size_t start = magic.size() + 2 + lengthFieldSize(bytes);
  if (!DictionaryParser(bytes, start, error).parse(header))
    return std::nullopt;
  auto dataBytes = npyDataBytes(header.type, header.shape, error);
  if (!dataBytes)
    return std::nullopt;
  header.dataBytes = *dataBytes;
  return header;
}

std::string tensoropt::npyHeaderText(ScalarType type,
                                     const std::vector<int64_t> &shape,
                                     std::string &error) {
  std::string text = "{'descr': '" + std::string(type.numpyDescr()) +
                     "', 'fortran_order': False, 'shape': (";
  for (size_t mode = 0; mode < shape.size(); ++mode)
    text += (mode ? ", " : "") + std::to_string(shape[mode]);
  text += shape.size() == 1 ? ",), }" : "), }";
  // Magic, version, length and the closing newline count for the alignment.
  constexpr size_t alignment = 64;
  size_t before = magic.size() + 4;
  size_t unpadded = before + text.size() + 1;
  text.append((alignment - unpadded % alignment) % alignment, ' ');
  text += '\n';
  if (text.size() > longestDictionary) {
    error = "rank " + std::to_string(shape.size()) + " needs a header of " +
            std::to_string(text.size()) + " bytes, the limit is " +
            std::to_string(longestDictionary);
    return "";
  }
  std::string header(magic);
  header += {'\1', '\0', static_cast<char>(text.size() & 0xff),
             static_cast<char>(text.size() >> 8)};
  return header + text;
}
