# Turns text files into one C++ source that defines NAME() of the header HEADER in NAMESPACE: a span of base/embedded.hpp.
#
#   cmake -DOUTPUT=embedded.cpp -DNAME=embedded_places -DHEADER=model/embedded_places.hpp -DNAMESPACE=koppel
#         "-DFILES=a.csv;b.csv" -P embed.cmake
#
# A file becomes raw string pieces well below the 16 kB that some compilers allow; pieces end at a line end.

cmake_minimum_required(VERSION 3.25)

set(piece_size 12000)
set(entries)
set(count 0)

list(SORT FILES)
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  string(APPEND entries "    {\"${name}\",\n")
  string(LENGTH "${text}" left)
  while(left GREATER piece_size)
    string(SUBSTRING "${text}" 0 ${piece_size} piece)
    string(FIND "${piece}" "\n" cut REVERSE)
    if(cut EQUAL -1)
      message(FATAL_ERROR "${file}: a line of more than ${piece_size} bytes")
    endif()
    math(EXPR cut "${cut} + 1")
    string(SUBSTRING "${text}" 0 ${cut} piece)
    string(SUBSTRING "${text}" ${cut} -1 text)
    string(APPEND entries "     R\"koppel(${piece})koppel\"\n")
    string(LENGTH "${text}" left)
  endwhile()
  string(APPEND entries "     R\"koppel(${text})koppel\"},\n")
  math(EXPR count "${count} + 1")
endforeach()

file(
  WRITE "${OUTPUT}"
  "// Written by engine/cmake/embed.cmake from data/; changes here are lost.\n"
  "#include \"${HEADER}\"\n\n#include <array>\n\n"
  "namespace ${NAMESPACE} {\n\n"
  "std::span<const EmbeddedFile> ${NAME}() {\n"
  "  static constexpr std::array<EmbeddedFile, ${count}> files{{\n"
  "${entries}"
  "  }};\n"
  "  return files;\n"
  "}\n\n"
  "}  // namespace ${NAMESPACE}\n")
