# SPDX-License-Identifier: Apache-2.0
# How a room of the project is built: tensoropt_library() and tensoropt_tool().

add_compile_options(-Wall -Wextra -Wno-unused-parameter)
add_compile_definitions(NDEBUG)  # matches MLIR's libraries in every build type
if(TENSOROPT_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

# To be called for every executable.
function(tensoropt_set_sanitizer_options name)
  if(TENSOROPT_SANITIZE)
    target_sources(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/sanitizer-options.cpp)
    set_source_files_properties(${PROJECT_SOURCE_DIR}/cmake/sanitizer-options.cpp
      TARGET_DIRECTORY ${name} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()

# One precompiled header of MLIR, shared by every library that links it.
function(tensoropt_precompiled_header)
  add_library(tensoropt_pch OBJECT ${PROJECT_SOURCE_DIR}/cmake/pch.cpp)
  target_link_libraries(tensoropt_pch PRIVATE tensoropt_mlir)
  target_precompile_headers(tensoropt_pch PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch.h)
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    # Without it a copied or cached header is refused for its time stamp.
    target_compile_options(tensoropt_pch PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()
tensoropt_precompiled_header()

function(tensoropt_use_precompiled_header name)
  target_precompile_headers(${name} REUSE_FROM tensoropt_pch)
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    target_compile_options(${name} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()

# tensoropt_library(NAME [MLIR] SOURCES ... [DEPENDS tablegen targets] [LINK libraries])
# One static library per room; MLIR says that the room may include MLIR headers.
function(tensoropt_library name)
  cmake_parse_arguments(ARG "MLIR" "" "SOURCES;DEPENDS;LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  target_include_directories(${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_compile_features(${name} PUBLIC cxx_std_17)
  target_link_libraries(${name} PUBLIC ${ARG_LINK})
  if(ARG_MLIR)
    target_link_libraries(${name} PUBLIC tensoropt_mlir)
    tensoropt_use_precompiled_header(${name})
  endif()
  set_property(GLOBAL APPEND PROPERTY TENSOROPT_LIBRARIES ${name})
endfunction()

# tensoropt_tool(NAME SOURCES ... LINK ...): an executable that is installed
# and knows the version of the project.
function(tensoropt_tool name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK})
  target_compile_definitions(${name} PRIVATE TENSOROPT_VERSION="${PROJECT_VERSION}")
  # The precompiled header holds -fPIC code, which an executable can use as it is.
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  target_compile_options(${name} PRIVATE -fPIC)
  tensoropt_use_precompiled_header(${name})
  tensoropt_set_sanitizer_options(${name})
  set_property(GLOBAL APPEND PROPERTY TENSOROPT_TOOLS ${name})
endfunction()
