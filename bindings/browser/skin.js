// Module.propose(text of a market.json) -> text of its result.json, or of findings.json where it is refused. See koppel.cpp.
Module["propose"] = function (market) {
  const bytes = new TextEncoder().encode(market);
  const place = _malloc(bytes.length || 1);
  HEAPU8.set(bytes, place);
  const answer = UTF8ToString(_koppel_propose(place, bytes.length));
  _free(place);
  return answer;
};
