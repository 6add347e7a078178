// The browser's own tables of Unicode, for browser.cpp.
mergeInto(LibraryManager.library, {
  // JavaScript folds no case. Lower case of upper case of lower case comes closest, character by character, so that no rule about neighbours
  // applies (the sigma that ends a word). Two folds differ: the dotless i stays itself, and Cherokee folds to its capitals.
  $koppelFolded: function (text) {
    const fold = (character) => {
      if (character === "\u0131") return character;
      if (/[\u13A0-\u13FD\uAB70-\uABBF]/.test(character)) return character.toUpperCase();
      return character.toLowerCase().toUpperCase().toLowerCase();
    };
    return Array.from(text, fold).join("");
  },

  // Gives the place of `length` bytes, to be freed. (TextDecoder does not read from memory that may grow, hence the copy.)
  koppel_bare_letters__deps: ["$koppelFolded", "malloc"],
  koppel_bare_letters: function (text, bytes, length) {
    const source = new TextDecoder("utf-8", { ignoreBOM: true }).decode(HEAPU8.slice(text, text + bytes));
    const decomposed = koppelFolded(source).normalize("NFKD");
    const bare = koppelFolded(decomposed.replace(/\p{M}/gu, "").replace(/\p{White_Space}/gu, " "));
    const result = new TextEncoder().encode(bare);
    const place = _malloc(result.length || 1);
    HEAPU8.set(result, place);
    HEAPU32[length >> 2] = result.length;
    return place;
  },
});
