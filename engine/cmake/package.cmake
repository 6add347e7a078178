# What `cpack` makes: three Debian packages (koppel, libkoppel-dev, python3-koppel) and, with CPackSourceConfig.cmake, the source archive.
# ./engine/package does all of it. The same commit gives the same bytes: see package_time.cmake for the time that packages carry.

include(GNUInstallDirs)

# The component `program`: what stands beside it. The program itself writes its man page and completions.
set(manual_dir ${CMAKE_CURRENT_BINARY_DIR}/manual)
install(CODE "set(koppel_program \"$<TARGET_FILE:koppel>\")\nset(koppel_manual_dir \"${manual_dir}\")" COMPONENT program)
install(SCRIPT ${CMAKE_CURRENT_LIST_DIR}/write_manual.cmake COMPONENT program)
install(FILES ${manual_dir}/koppel.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${manual_dir}/koppel DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${manual_dir}/_koppel DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
install(FILES ${manual_dir}/koppel.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
install(FILES README.md CHANGELOG.md SECURITY.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/koppel COMPONENT program)
install(
  DIRECTORY data/profiles data/schema
  DESTINATION ${CMAKE_INSTALL_DATADIR}/koppel
  COMPONENT program)
install(
  DIRECTORY data/scenarios/participatieploeg
  DESTINATION ${CMAKE_INSTALL_DATADIR}/koppel/scenarios
  COMPONENT program
  FILES_MATCHING
  PATTERN "*.csv"
  PATTERN "*.yaml"
  PATTERN "*.md"
  PATTERN "*.png"
  PATTERN "generator" EXCLUDE)

set(CPACK_PACKAGE_NAME koppel)
set(CPACK_PACKAGE_VENDOR koppel)
set(CPACK_PACKAGE_CONTACT "koppel maintainers <koppel@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_STRIP_FILES ON)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/package_time.cmake)
set(CPACK_KOPPEL_SOURCE_DIR ${PROJECT_SOURCE_DIR})
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL program library)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME koppel)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION utils)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
    "koppel reads the survey exports that a coordinator already has, finds the
matching that helps the most requests and fits best, proves that no better one
exists, and explains every pair. Nothing leaves the machine.")

# Who compiles against it needs the headers of what a static koppel is linked with, and of what its own headers show.
file(STRINGS engine/packages.txt packages REGEX "^[a-z]")
set(headers ${packages})
list(FILTER headers INCLUDE REGEX "-dev$")
list(REMOVE_ITEM headers libcli11-dev nlohmann-json3-dev) # seen by koppel's own sources only
list(JOIN headers ", " headers)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libkoppel-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS ${headers})
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION
    "This package holds what C++ programs need: headers, static libraries and the
CMake package. find_package(koppel CONFIG), then link koppel::koppel.")

if(TARGET koppel_python)
  list(APPEND CPACK_COMPONENTS_ALL python3)
  set(CPACK_DEBIAN_PYTHON3_PACKAGE_NAME python3-koppel)
  set(CPACK_DEBIAN_PYTHON3_PACKAGE_SECTION python)
  execute_process(COMMAND ${KOPPEL_PYTHON_EXECUTABLE} -c "import sys; print(sys.version_info.minor)" OUTPUT_VARIABLE minor
                          OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  math(EXPR next "${minor} + 1")
  set(CPACK_DEBIAN_PYTHON3_PACKAGE_DEPENDS
      "koppel (= ${PROJECT_VERSION}), python3 (>= 3.${minor}), python3 (<< 3.${next}), python3-numpy")
  set(CPACK_DEBIAN_PYTHON3_PACKAGE_SUGGESTS "python3-pandas, python3-matplotlib, python3-networkx, python3-scipy")
  set(CPACK_DEBIAN_PYTHON3_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/bindings/python/debian/postinst
                                                 ${PROJECT_SOURCE_DIR}/bindings/python/debian/prerm)
  set(CPACK_COMPONENT_PYTHON3_DESCRIPTION
      "This package holds the engine for notebooks: tables in, tables and pictures
out.")
endif()

# Adds what is linked, as SPDX; and takes the umask of whoever packs out of modes.
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/package_staged.cmake)
set(CPACK_POST_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/package_made.cmake)

set(CPACK_SOURCE_GENERATOR External)
set(CPACK_EXTERNAL_PACKAGE_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/source_archive.cmake)
set(CPACK_SOURCE_PACKAGE_FILE_NAME koppel-${PROJECT_VERSION})
set(CPACK_SOURCE_INSTALLED_DIRECTORIES "")

include(CPack)
