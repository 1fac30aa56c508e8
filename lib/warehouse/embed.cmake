# sql/*.sql become warehouse/sql.h, an enum of statements, and sql.c, their
# texts. Files that start with "schema" are scripts, kept apart.
set(WAREHOUSE_SQL_INCLUDE ${CMAKE_BINARY_DIR}/generated)
set(WAREHOUSE_SQL ${WAREHOUSE_SQL_INCLUDE}/warehouse/sql.c)
file(GLOB statements CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_SOURCE_DIR}/warehouse/sql/*.sql)
add_custom_command(
  OUTPUT ${WAREHOUSE_SQL} ${WAREHOUSE_SQL_INCLUDE}/warehouse/sql.h
  COMMAND ${CMAKE_COMMAND} -DOUT=${WAREHOUSE_SQL_INCLUDE}/warehouse
    -DFROM=${CMAKE_CURRENT_SOURCE_DIR}/warehouse/sql
    -P ${CMAKE_CURRENT_SOURCE_DIR}/warehouse/embed_sql.cmake
  DEPENDS ${statements} ${CMAKE_CURRENT_SOURCE_DIR}/warehouse/embed_sql.cmake)
add_custom_target(warehouse_sql DEPENDS ${WAREHOUSE_SQL})
