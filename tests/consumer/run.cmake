# Installs the build BUILD into a fresh prefix under WORK, then configures, builds and runs the project CONSUMER there.
cmake_minimum_required(VERSION 3.25)

set(ENV{DESTDIR})
file(REMOVE_RECURSE ${WORK})

execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(
  COMMAND ${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/build -G ${GENERATOR} -DCMAKE_PREFIX_PATH=${WORK}/prefix
          -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_BUILD_TYPE=${BUILD_TYPE} "-DCMAKE_CXX_FLAGS_DEBUG=${FLAGS}"
          -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${WORK}/build/consumer ${CONSUMER}/market.json OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)

message(STATUS "${said}")
if(NOT said MATCHES "^v1 <- a1: [^\n]+\nv2 <- a2: [^\n]+\noptimal, verified\n$")
  message(FATAL_ERROR "The consumer said something else than expected")
endif()

# The README shows this very program.
file(READ ${CONSUMER}/main.cpp program)
file(READ ${CONSUMER}/../../README.md readme)
string(FIND "${readme}" "${program}" place)
if(place EQUAL -1)
  message(FATAL_ERROR "README.md shows another program than tests/consumer/main.cpp")
endif()

# The installed program runs, and the package names no place of the build.
execute_process(COMMAND ${WORK}/prefix/bin/koppel --version OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(NOT said MATCHES "${VERSION}")
  message(FATAL_ERROR "The installed program says ${said}")
endif()
file(GLOB_RECURSE package ${WORK}/prefix/*.cmake)
foreach(file IN LISTS package)
  file(READ ${file} text)
  string(FIND "${text}" "${BUILD}" place)
  if(NOT place EQUAL -1)
    message(FATAL_ERROR "${file} names the build folder")
  endif()
endforeach()
