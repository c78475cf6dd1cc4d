# SPDX-License-Identifier: Apache-2.0
# What the presets say, for builds by pip: clang-22, lld and ccache where they are
# installed, the compiler of the system elsewhere. To be included before project().

# pip's back end sets CXX to the compiler that made Python; another CXX, or
# -Ccmake.define.CMAKE_CXX_COMPILER=..., is the user's choice.
execute_process(COMMAND ${Python_EXECUTABLE} -c "import sysconfig; print(sysconfig.get_config_var('CXX'))"
  OUTPUT_VARIABLE tensoropt_default OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT CMAKE_CXX_COMPILER AND (NOT DEFINED ENV{CXX} OR "$ENV{CXX}" STREQUAL "${tensoropt_default}"))
  find_program(tensoropt_clang clang-22)
  find_program(tensoropt_clangxx clang++-22)
  find_program(tensoropt_lld NAMES ld.lld-22 ld.lld)
  if(tensoropt_clang AND tensoropt_clangxx)
    set(CMAKE_C_COMPILER ${tensoropt_clang} CACHE FILEPATH "C compiler")
    set(CMAKE_CXX_COMPILER ${tensoropt_clangxx} CACHE FILEPATH "C++ compiler")
    if(tensoropt_lld)
      set(CMAKE_MODULE_LINKER_FLAGS -fuse-ld=lld CACHE STRING "Flags to link modules")
    endif()
  endif()
endif()

find_program(tensoropt_ccache ccache)
if(tensoropt_ccache)
  set(tensoropt_launcher env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
    CCACHE_NOHASHDIR=1 ${tensoropt_ccache})
  set(CMAKE_C_COMPILER_LAUNCHER ${tensoropt_launcher} CACHE STRING "Compiler launcher")
  set(CMAKE_CXX_COMPILER_LAUNCHER ${tensoropt_launcher} CACHE STRING "Compiler launcher")
endif()
