# Read by cpack before it packs: the time that files in packages and archives carry. It is SOURCE_DATE_EPOCH where the caller has set it, else
# that of the commit; in an unpacked source archive every file carries that same time.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  if(EXISTS ${CPACK_KOPPEL_SOURCE_DIR}/.git)
    execute_process(COMMAND git -C ${CPACK_KOPPEL_SOURCE_DIR} log -1 --format=%ct OUTPUT_VARIABLE seconds OUTPUT_STRIP_TRAILING_WHITESPACE
                            COMMAND_ERROR_IS_FATAL ANY)
  else()
    file(TIMESTAMP ${CPACK_KOPPEL_SOURCE_DIR}/CMakeLists.txt seconds "%s" UTC)
  endif()
  set(ENV{SOURCE_DATE_EPOCH} ${seconds})
endif()
