// libzip over bytes in memory.
#pragma once

#include <zip.h>

#include <memory>
#include <string_view>

namespace koppel::io {

inline constexpr std::string_view zip_start = "PK\x03\x04";

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseZipPart {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};
using Zip = std::unique_ptr<zip_t, CloseZip>;
using ZipPart = std::unique_ptr<zip_file_t, CloseZipPart>;

// Null where the bytes, which must stay, are no zip archive.
[[nodiscard]] inline Zip open_zip(std::string_view bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) return nullptr;
  Zip archive(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (archive == nullptr) zip_source_free(source);
  return archive;
}

}  // namespace koppel::io
