// XML in a stream (expat): one element after the other, without ever holding the document.
//
// Problem:    parts of a workbook may be larger than memory, and hostile.
// Promise:    names and attributes come without their namespace prefix. A DOCTYPE is refused, and with it every entity but the five of XML
//             itself; so are elements nested deeper than `max_xml_depth` and single tokens beyond `max_xml_token_bytes`.
// Complexity: O(bytes).
// Errors:     `fault()` says what was wrong; an exception of the handler passes through `feed`.
//
//   struct Rows : XmlHandler { void open(std::string_view name, const XmlAttributes&) override { rows += name == "row"; } int rows = 0; };
//   Rows rows; XmlStream stream(rows);
//   bool whole = stream.feed("<t><row/></t>") && stream.finish();
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string_view>

namespace koppel::io {

inline constexpr std::size_t max_xml_depth = 64;
inline constexpr std::size_t max_xml_token_bytes = std::size_t{4} << 20;

// The attributes of the element that opens; valid during the call only.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  [[nodiscard]] std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }

 private:
  const char** pairs_;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void open(std::string_view /*name*/, const XmlAttributes& /*attributes*/) {}
  virtual void close(std::string_view /*name*/) {}
  virtual void text(std::string_view /*piece*/) {}  // a text may come in several pieces
  // True: what is still to come is of no interest.
  [[nodiscard]] virtual bool done() const { return false; }
};

enum class XmlFault : std::uint8_t { none, syntax, doctype, too_deep, token_too_long };

class XmlStream {
 public:
  explicit XmlStream(XmlHandler& handler);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  // False when nothing more is to be fed: a fault, or the handler is done.
  bool feed(std::string_view bytes);
  // The document has ended here.
  bool finish();
  [[nodiscard]] XmlFault fault() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace koppel::io
