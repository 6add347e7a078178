#include "io/text/byte_blocks.hpp"

#include "base/sha256.hpp"

namespace koppel::io {

BlocksHash hash_of(ByteBlocks& blocks) {
  BlocksHash hash;
  Sha256 sha256;
  blocks.rewind();
  for (auto block = blocks.next(); !block.empty(); block = blocks.next()) {
    sha256.add(block);
    hash.bytes += block.size();
  }
  hash.sha256 = sha256.hex();
  return hash;
}

}  // namespace koppel::io
