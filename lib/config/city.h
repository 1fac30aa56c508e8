/*
 * A city: its departments, its years, its archive and its warehouse.
 *
 *	city: {name: 朔州市, code: "140600"}
 *	years: 2022-2024
 *	archive: {repository: ../archive, branch: main,
 *	          sources: "{department}/{year}*"}
 *	warehouse: shuozhou.db
 *	forms: shanxi                 # which set of forms must be published
 *	unit: 万元                    # optional: where a table says none
 *	timezone: "+08:00"            # optional
 *	overrides: my-forms           # optional folder
 *	limits: {file: 32 MiB}        # optional
 *	departments:
 *	  - id: kjj
 *	    name: 朔州市科学技术局
 *	    code: "078"                                       # optional
 *	    names: [{name: 朔州市科技局, until: 2018}]         # optional
 *	    years: 2019-2024                                  # optional
 *	    scope: department         # or unit; optional
 *	    of: kjj                   # the department a unit belongs to
 *	    submitter: "name <mail>"                          # optional
 *
 * Relative paths are relative to the city's file. Sources must stay inside the
 * archive and must contain {department} and {year}.
 */
#ifndef CONFIG_CITY_H
#define CONFIG_CITY_H

#include "base/base.h"
#include "money/money.h"

#include <stdint.h>

struct former_name {
	const char *name;
	int from, until; /* fiscal years, inclusive; 0 where open */
};

/* What a filer adds up: its whole department, or one unit of it. Figures of
 * different scopes are never added together. */
enum scope {
	SCOPE_DEPARTMENT, /* 部门: with its subordinate units */
	SCOPE_UNIT,	  /* 单位: one unit alone */
};

struct department {
	const char *id; /* letters, digits, - and _; unique */
	const char *name;
	const char *code; /* "" when not given */
	struct former_name *names;
	size_t name_count;
	int first_year, last_year; /* years in which it must publish */
	enum scope scope;
	const char *of; /* the id of a unit's department, "" otherwise */
	const char *submitter;
	int line; /* where the file says so */
};

struct city {
	const char *path; /* of the YAML file */
	const char *name, *code;
	int first_year, last_year;
	const char *repository; /* resolved against the file's folder */
	const char *branch;
	const char *sources; /* the pattern, see city_claim */
	const char *warehouse;
	const char *form_set; /* id in forms/sets.yaml */
	const char *overrides; /* resolved; "" when not given */
	enum unit unit;	       /* UNIT_NONE when not given */
	int timezone_minutes;  /* east of UTC */
	uint64_t file_limit;   /* bytes; larger files are set aside */
	struct department *departments; /* in the file's order */
	size_t department_count;
};

/*
 * Which department and year a path in the archive belongs to.
 *
 * The pattern is matched against the whole path: {department} is a
 * department's id, name or code (as folded text), {year} four digits, * any
 * bytes but '/', ** any bytes. False when it belongs to none, also when the
 * year is outside the department's years.
 */
bool city_claim(const struct city *city, struct text path,
		size_t *department_out, int *year_out);

/*
 * The department that a user means by an id, a code, or a present or former
 * name. Fails with ERR_NOT_FOUND, the sentence listing near matches.
 */
bool city_department(const struct city *city, const char *word,
		     size_t *department_out, struct error *err);

#endif
