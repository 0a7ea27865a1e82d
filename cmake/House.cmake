# The house in CMake: a room links exactly what house.map grants it, and a door is a header file set.
# tests/house reads the same map as text, for what a linker cannot see.

file(STRINGS "${CMAKE_SOURCE_DIR}/house.map" house_lines REGEX "^[a-z]")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/house.map")
foreach(line IN LISTS house_lines)
  string(REGEX REPLACE "^([a-z]+) *:.*$" "\\1" room "${line}")
  string(REGEX REPLACE "^[a-z]+ *: *" "" doors "${line}")
  string(REGEX REPLACE " +" ";" HOUSE_${room} "${doors}")
endforeach()

add_library(varn_flags INTERFACE)
target_compile_features(varn_flags INTERFACE cxx_std_20)
target_compile_options(varn_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -ffp-contract=off -fstack-protector-strong)
target_compile_definitions(varn_flags INTERFACE _GLIBCXX_ASSERTIONS)
# The presets compile the files of a library sixteen at a time: what they include and describe is read once. `clang`
# compiles them one by one, so that each still stands on its own.
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_compile_options(varn_flags INTERFACE -Wno-subobject-linkage)  # for it the file in hand is a header
endif()
if(VARN_WERROR)
  target_compile_options(varn_flags INTERFACE -Werror)
endif()

# One library from the sources of this folder. Tests stand beside what they test and become <name>_test.
function(varn_library name)
  cmake_parse_arguments(arg "" "" "LINKS;TESTS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  file(GLOB_RECURSE doors CONFIGURE_DEPENDS include/*.h)
  if(sources)
    add_library(${name} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_sources(${name} ${scope} FILE_SET HEADERS BASE_DIRS include FILES ${doors})
  set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(${name} ${scope} varn_flags ${arg_LINKS})
  if(tests AND VARN_TESTS)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${name} varn_testing ${arg_TESTS})
    target_include_directories(${name}_test PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    add_test(NAME ${name} COMMAND ${name}_test)
    set_tests_properties(${name} PROPERTIES LABELS "${name}" TIMEOUT 600)
  endif()
endfunction()

# A room of the house. Links exactly what the map grants.
function(varn_room room)
  if(NOT DEFINED HOUSE_${room})
    message(FATAL_ERROR "room '${room}' is not in house.map")
  endif()
  if(room STREQUAL "kernel" OR room STREQUAL "engine")
    varn_library(${room} LINKS ${HOUSE_${room}} ${ARGN})
  else()
    varn_library(${room} LINKS ${HOUSE_${room}} ${ARGN} TESTS platform_testing)
  endif()
  if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/migrations")
    file(GLOB migrations CONFIGURE_DEPENDS migrations/*.sql)
    varn_embed(${room} ${room}_migrations ${migrations})
  endif()
endfunction()

# A part of the platform: one door, one keeper of its foreign libraries. LINKS names other parts and libraries.
function(varn_part part)
  varn_library(platform_${part} LINKS kernel ${ARGN})
  set_property(GLOBAL APPEND PROPERTY VARN_PARTS platform_${part})
endfunction()

# Puts files into the binary as `std::span<varn::assets::File const> varn::assets::<name>()`, sorted by path.
function(varn_embed target name)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/${name}")
  set(assembly "  .section .rodata.${name},\"a\",@progbits\n")
  set(externs "")
  set(rows "")
  set(count 0)
  foreach(file IN LISTS ARGN)
    get_filename_component(base "${file}" NAME)
    string(APPEND assembly "  .global varn_${name}_${count}\nvarn_${name}_${count}:\n  .incbin \"${file}\"\n"
                           "  .global varn_${name}_${count}_end\nvarn_${name}_${count}_end:\n  .byte 0\n")
    string(APPEND externs "extern char const varn_${name}_${count}[];\nextern char const varn_${name}_${count}_end[];\n")
    string(APPEND rows "    {\"${base}\", {varn_${name}_${count}, static_cast<std::size_t>(varn_${name}_${count}_end - varn_${name}_${count})}},\n")
    math(EXPR count "${count}+1")
  endforeach()
  file(CONFIGURE OUTPUT "${out}.S" CONTENT "${assembly}  .section .note.GNU-stack,\"\",@progbits\n" @ONLY)
  file(CONFIGURE OUTPUT "${out}.cpp" CONTENT "// Generated from ${count} files; see varn_embed in cmake/House.cmake.
#include \"platform/assets.h\"
extern \"C\" {
${externs}}
namespace varn::assets {
std::span<File const> ${name}();
std::span<File const> ${name}() {
    static File const files[] = {
${rows}        {{}, {}}};
    return {files, ${count}};
}
}  // namespace varn::assets
" @ONLY)
  set_source_files_properties("${out}.S" PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${target} PRIVATE "${out}.S" "${out}.cpp")
endfunction()
