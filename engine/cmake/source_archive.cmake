# Run by cpack for the source archive: the files of the commit, in git's order and with the commit's time.
if(NOT EXISTS ${CPACK_KOPPEL_SOURCE_DIR}/.git)
  message(FATAL_ERROR "The source archive is made from a git checkout")
endif()
set(archive ${CPACK_PACKAGE_DIRECTORY}/${CPACK_PACKAGE_FILE_NAME}.tar.xz)
execute_process(
  COMMAND git -C ${CPACK_KOPPEL_SOURCE_DIR} -c tar.umask=0022 -c "tar.tar.xz.command=xz -T1 -6 -c" archive --format=tar.xz
          --prefix=${CPACK_PACKAGE_FILE_NAME}/ -o ${archive} HEAD
  COMMAND_ERROR_IS_FATAL ANY)
set(CPACK_EXTERNAL_BUILT_PACKAGES ${archive})
