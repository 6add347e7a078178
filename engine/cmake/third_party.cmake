# Every library that koppel takes from outside, in one list. The build includes this file, and so does the installed
# package, for a static koppel is linked with the same libraries. (Header-only libraries that show in no public header
# are sought by the build alone: see engine/CMakeLists.txt.)

include(CMakeFindDependencyMacro)

# koppel_plain_library(<name> <header> <library>): an imported target koppel_third_party::<name> for a library that
# ships no usable CMake package of its own.
function(koppel_plain_library name header library)
  if(TARGET koppel_third_party::${name})
    return()
  endif()
  find_path(KOPPEL_${name}_INCLUDE_DIR ${header} REQUIRED)
  find_library(KOPPEL_${name}_LIBRARY ${library} REQUIRED)
  mark_as_advanced(KOPPEL_${name}_INCLUDE_DIR KOPPEL_${name}_LIBRARY)
  add_library(koppel_third_party::${name} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(
    koppel_third_party::${name} PROPERTIES IMPORTED_LOCATION "${KOPPEL_${name}_LIBRARY}"
                                           INTERFACE_INCLUDE_DIRECTORIES "${KOPPEL_${name}_INCLUDE_DIR}")
endfunction()

find_dependency(Boost 1.74)
find_dependency(Eigen3 3.4 CONFIG)
find_dependency(fmt)
find_dependency(ICU COMPONENTS uc i18n data)
find_dependency(EXPAT)
find_dependency(Threads)
find_dependency(yaml-cpp)
find_dependency(ZLIB)
koppel_plain_library(csv csv.h csv)
koppel_plain_library(xlsxwriter xlsxwriter.h xlsxwriter)
koppel_plain_library(zip zip.h zip) # Debian's own CMake package of libzip asks for its command-line tools
