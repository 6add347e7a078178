# Run by cpack between installing and packing.
if(NOT CPACK_GENERATOR STREQUAL DEB)
  return()
endif()
set(staged ${CPACK_TEMPORARY_DIRECTORY})

# What is linked, in the program's package and beside the packages.
set(sbom ${CPACK_PACKAGE_DIRECTORY}/koppel-${CPACK_PACKAGE_VERSION}.spdx.json)
set(binaries koppel=${staged}/program/usr/bin/koppel)
file(GLOB module ${staged}/python3/usr/lib/python3/dist-packages/koppel/_engine.*.so)
if(module)
  list(APPEND binaries python3-koppel=${module})
endif()
execute_process(COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/sbom.py ${CPACK_PACKAGE_VERSION} ${sbom} ${binaries}
                        COMMAND_ERROR_IS_FATAL ANY)
set(packed ${staged}/program/usr/share/doc/koppel/koppel.spdx.json)
file(COPY_FILE ${sbom} ${packed})
file(CHMOD ${packed} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)

# Folders were made under the umask of whoever packs; everybody may look into those of a package.
file(GLOB_RECURSE entries LIST_DIRECTORIES true ${staged}/*)
foreach(entry IN LISTS entries)
  if(IS_DIRECTORY ${entry} AND NOT IS_SYMLINK ${entry})
    file(CHMOD ${entry} PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
  endif()
endforeach()
