# Compiling the core with Emscripten: the header-only libraries it needs, and a standard library that is new enough.
#
# The libraries are those of the machine that builds. They are reached through a folder of links, for the whole of /usr/include would bring its C library in.

set(KOPPEL_HEADERS /usr/include CACHE PATH "Where boost, eigen3, fmt and nlohmann are")
set(links ${PROJECT_BINARY_DIR}/engine/third_party)
file(MAKE_DIRECTORY ${links})
foreach(library boost eigen3 fmt nlohmann)
  if(NOT EXISTS ${KOPPEL_HEADERS}/${library})
    message(FATAL_ERROR "No ${library} in ${KOPPEL_HEADERS}")
  endif()
  file(CREATE_LINK ${KOPPEL_HEADERS}/${library} ${links}/${library} SYMBOLIC)
endforeach()

foreach(target Boost::headers Eigen3::Eigen fmt::fmt nlohmann_json::nlohmann_json)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} INTERFACE ${links})
endforeach()
target_include_directories(Eigen3::Eigen INTERFACE ${links}/eigen3)
target_compile_definitions(fmt::fmt INTERFACE FMT_HEADER_ONLY)

# Emscripten 3.1.6 (Debian 12) brings the libc++ of LLVM 13, without most of C++20's algorithms and views. The headers of libc++ 16 go well with its
# compiled library once their namespace is the one that Emscripten's has.
set(KOPPEL_LIBCXX /usr/lib/llvm-16/include/c++/v1 CACHE PATH "Headers of a newer libc++; empty: those of the compiler")
if(KOPPEL_LIBCXX)
  set(libcxx ${PROJECT_BINARY_DIR}/engine/libcxx)
  file(COPY ${KOPPEL_LIBCXX}/ DESTINATION ${libcxx} PATTERN __config_site EXCLUDE)
  file(
    CONFIGURE
    OUTPUT ${libcxx}/__config_site
    CONTENT
      "#pragma once
#define _LIBCPP_ABI_VERSION 2
#define _LIBCPP_ABI_NAMESPACE __2
#define _LIBCPP_HAS_NO_THREADS
#define _LIBCPP_HAS_MUSL_LIBC
#define _LIBCPP_HAS_NO_VENDOR_AVAILABILITY_ANNOTATIONS
#define _LIBCPP_ENABLE_ASSERTIONS_DEFAULT 0
#define _LIBCPP_ENABLE_CXX17_REMOVED_UNARY_BINARY_FUNCTION
")
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-nostdinc++> "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-isystem ${libcxx}>")
endif()
