# Run by cpack between installing and packing: koppel.spdx.json, in the program's package and beside the packages.
if(NOT CPACK_GENERATOR STREQUAL DEB)
  return()
endif()
set(staged ${CPACK_TEMPORARY_DIRECTORY})
set(sbom ${CPACK_PACKAGE_DIRECTORY}/koppel-${CPACK_PACKAGE_VERSION}.spdx.json)
set(binaries koppel=${staged}/program/usr/bin/koppel)
file(GLOB module ${staged}/python3/usr/lib/python3/dist-packages/koppel/_engine.*.so)
if(module)
  list(APPEND binaries python3-koppel=${module})
endif()
execute_process(COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/sbom.py ${CPACK_PACKAGE_VERSION} ${sbom} ${binaries}
                        COMMAND_ERROR_IS_FATAL ANY)
file(COPY_FILE ${sbom} ${staged}/program/usr/share/doc/koppel/koppel.spdx.json)
