# SPDX-License-Identifier: Apache-2.0
# The install tree; TensorOptConfig.cmake.in says what find_package() gives.
include(CMakePackageConfigHelpers)

get_property(tensoropt_libraries GLOBAL PROPERTY TENSOROPT_LIBRARIES)
get_property(tensoropt_tools GLOBAL PROPERTY TENSOROPT_TOOLS)
# What has to be built before `cmake --install`.
add_custom_target(tensoropt-installed DEPENDS ${tensoropt_libraries} ${tensoropt_tools} TensorOptPlugin)
install(TARGETS tensoropt_mlir ${tensoropt_libraries} EXPORT TensorOptTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS ${tensoropt_tools} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS TensorOptPlugin LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/ ${PROJECT_BINARY_DIR}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h" PATTERN "*.td" PATTERN "*.inc" PATTERN CMakeFiles EXCLUDE)

set(tensoropt_cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/TensorOpt)
install(EXPORT TensorOptTargets NAMESPACE TensorOpt:: DESTINATION ${tensoropt_cmake_dir})
configure_package_config_file(cmake/TensorOptConfig.cmake.in TensorOptConfig.cmake
  INSTALL_DESTINATION ${tensoropt_cmake_dir})
write_basic_package_version_file(TensorOptConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/TensorOptConfig.cmake ${PROJECT_BINARY_DIR}/TensorOptConfigVersion.cmake
  DESTINATION ${tensoropt_cmake_dir})
