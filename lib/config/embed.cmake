# The shipped YAML becomes config/shipped_files.c, by a program that reads it as
# juesuan does (embed/embed.c).
file(GLOB shipped CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/config/*.yaml
  ${CMAKE_SOURCE_DIR}/config/classifications/*.yaml
  ${CMAKE_SOURCE_DIR}/config/forms/*.yaml)
set(CONFIG_SHIPPED ${CMAKE_BINARY_DIR}/generated/config/shipped_files.c)
add_executable(embed_config config/embed/embed.c config/shipped.c config/yaml.c)
target_include_directories(embed_config PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(embed_config PRIVATE base money PkgConfig::YAML)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated/config)
add_custom_command(OUTPUT ${CONFIG_SHIPPED}
  COMMAND embed_config ${shipped} >${CONFIG_SHIPPED}
  DEPENDS embed_config ${shipped})
set_source_files_properties(${CONFIG_SHIPPED} PROPERTIES
  COMPILE_OPTIONS -Wno-overlength-strings)
