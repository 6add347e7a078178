#include "io/tables/xml_stream.hpp"

#include <expat.h>

#include <new>
#include <utility>

namespace koppel::io {

namespace {

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

struct XmlStream::State {
  explicit State(XmlHandler& to) : handler(to), parser(XML_ParserCreate(nullptr)) {
    if (parser == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_open, on_close);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  }
  ~State() { XML_ParserFree(parser); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // expat is C: an exception is kept while its frames are left, and thrown again behind them.
  template <class Call>
  static void guarded(void* data, Call call) {
    auto& state = *static_cast<State*>(data);
    if (state.thrown || state.fault != XmlFault::none || state.ended) return;
    try {
      call(state);
    } catch (...) {
      state.thrown = std::current_exception();
      XML_StopParser(state.parser, XML_FALSE);
    }
  }

  void stop(XmlFault why) {
    fault = why;
    XML_StopParser(parser, XML_FALSE);
  }

  static void on_open(void* data, const char* name, const char** attributes) {
    guarded(data, [&](State& state) {
      if (++state.depth > max_xml_depth) return state.stop(XmlFault::too_deep);
      state.handler.open(local_name(name), XmlAttributes(attributes));
    });
  }
  static void on_close(void* data, const char* name) {
    guarded(data, [&](State& state) {
      --state.depth;
      state.handler.close(local_name(name));
      if (!state.handler.done()) return;
      state.ended = true;
      XML_StopParser(state.parser, XML_FALSE);
    });
  }
  static void on_text(void* data, const char* piece, int length) {
    guarded(data, [&](State& state) { state.handler.text({piece, static_cast<std::size_t>(length)}); });
  }
  static void on_doctype(void* data, const char*, const char*, const char*, int) {
    guarded(data, [](State& state) { state.stop(XmlFault::doctype); });
  }

  bool parse(std::string_view bytes, bool last) {
    if (fault != XmlFault::none || ended) return false;
    const auto length = static_cast<int>(bytes.size());
    const XML_Status status = XML_Parse(parser, bytes.data(), length, last ? XML_TRUE : XML_FALSE);
    if (thrown) std::rethrow_exception(std::exchange(thrown, nullptr));
    if (ended) return last;
    if (status != XML_STATUS_OK && fault == XmlFault::none) fault = XmlFault::syntax;
    fed += bytes.size();
    // A token without an end would be scanned again and again, and kept.
    const XML_Index at = XML_GetCurrentByteIndex(parser);
    if (fault == XmlFault::none && at >= 0 && fed > static_cast<std::size_t>(at) + max_xml_token_bytes) {
      fault = XmlFault::token_too_long;
    }
    return fault == XmlFault::none;
  }

  XmlHandler& handler;
  XML_Parser parser;
  XmlFault fault = XmlFault::none;
  bool ended = false;  // by the handler
  std::exception_ptr thrown;
  std::size_t depth = 0, fed = 0;
};

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(pair[0]) == name) return std::string_view(pair[1]);
  }
  return std::nullopt;
}

XmlStream::XmlStream(XmlHandler& handler) : state_(std::make_unique<State>(handler)) {}
XmlStream::~XmlStream() = default;

bool XmlStream::feed(std::string_view bytes) {
  constexpr std::size_t most = std::size_t{1} << 20;
  while (bytes.size() > most) {
    if (!state_->parse(bytes.substr(0, most), false)) return false;
    bytes.remove_prefix(most);
  }
  return state_->parse(bytes, false);
}

bool XmlStream::finish() { return state_->ended || state_->parse({}, true); }

XmlFault XmlStream::fault() const { return state_->fault; }

}  // namespace koppel::io
