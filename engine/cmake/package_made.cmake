# Run by cpack when the packages are made.
if(CPACK_GENERATOR STREQUAL DEB)
  execute_process(COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/member_modes.py ${CPACK_PACKAGE_FILES} COMMAND_ERROR_IS_FATAL ANY)
endif()
