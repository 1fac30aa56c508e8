# Run by embed.cmake: writes OUT/sql.h and OUT/sql.c from FROM/*.sql.
file(GLOB files ${FROM}/*.sql)
list(SORT files)
set(enum "")
set(texts "")
set(scripts "")
set(declarations "")
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} sql HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${sql}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n\t" bytes "${bytes}")
  string(REPLACE "-" "_" identifier ${name})
  if(name MATCHES "^schema")
    string(APPEND scripts "const char sql_${identifier}[] = {\n\t${bytes}0x00\n};\n\n")
    string(APPEND declarations "extern const char sql_${identifier}[];\n")
  else()
    string(TOUPPER ${identifier} upper)
    string(APPEND enum "\tSQL_${upper},\n")
    string(APPEND scripts "static const char text_${identifier}[] = {\n\t${bytes}0x00\n};\n\n")
    string(APPEND texts "\t[SQL_${upper}] = {\"${identifier}\", text_${identifier}},\n")
  endif()
endforeach()
file(WRITE ${OUT}/sql.h.new "/* Made from the .sql files of the warehouse. */
#ifndef WAREHOUSE_SQL_H
#define WAREHOUSE_SQL_H

enum statement {
${enum}\tSTATEMENTS,
};

struct statement_text {
\tconst char *name, *sql;
};

extern const struct statement_text statement_texts[];
${declarations}
#endif
")
file(WRITE ${OUT}/sql.c.new "#include \"warehouse/sql.h\"

${scripts}const struct statement_text statement_texts[] = {
${texts}};
")
foreach(name sql.h sql.c)
  file(COPY_FILE ${OUT}/${name}.new ${OUT}/${name} ONLY_IF_DIFFERENT)
endforeach()
