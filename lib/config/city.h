/*
 * A city: its departments, its years, its archive and its warehouse.
 *
 *	city: {name: 朔州市, code: "140600"}
 *	years: 2015-2024                 # or one year: 2024
 *	archive:
 *	  repository: ../archive
 *	  branch: main
 *	  sources: "{department}/{year}*" # or a list of such
 *	  committer: "name <mail>"       # optional: who commits for `submit`
 *	  inbox: "inbox/{department}"    # optional: where `submit` finds files
 *	  keyring: trusted.gpg           # optional: whose signatures count
 *	  allowed_signers: trusted.ssh   # optional: the same for ssh keys
 *	warehouse: shuozhou.db
 *	forms: shanxi                    # the set that must be published
 *	unit: 万元                       # optional: where a table says none
 *	timezone: "+08:00"               # optional: this is the default
 *	overrides: local                 # optional: a folder, see config.h
 *	limits: {file: 32 MiB}           # optional: this is the default
 *	closed: {2022: 2023-09-01}       # optional: from that day on a change
 *	                                 # of that year is a restatement
 *	accounts: [root@localhost]       # optional: mails that are no person's
 *	output: reports                  # optional: where `nightly` writes
 *	reports: [{report: status}]      # optional: see reports.h
 *	departments:
 *	  - id: kjj                      # letters, digits, - and _
 *	    name: 朔州市科学技术局
 *	    code: "078"                  # optional
 *	    names:                       # optional: other names
 *	      - {name: 朔州市科技局, until: 2018}
 *	    years: 2019-2024             # optional; or 2019-, -2021, 2020
 *	    scope: department            # optional: this is the default
 *	    submitter: "name <mail>"     # optional: the author in `submit`
 *	    inbox: /srv/inbox/kjj        # optional: instead of archive.inbox
 *	  - {id: kjj-zx, name: 朔州市科技中心, scope: unit, of: kjj}
 *
 * Relative paths are relative to the city's file. Sources must stay inside the
 * archive, must contain {department} and {year}, and may contain at most eight
 * placeholders and wildcards. They may be several: a document's files are then
 * ordered by the pattern that comes first among those that fit, so that what
 * the workbook says counts before what the announcement does:
 *
 *	sources: ["{department}/{year}*.xlsx", "{department}/{year}*"]
 *
 * Files of one pattern are ordered by their paths. A department's years are
 * those in which it must publish; what of them lies outside the city's years is
 * cut off. Another name with from or until is a former one, used in those
 * years, and former names of a department must not overlap; one with neither is
 * used at any time. No name, id or code may mean two departments in one year. A
 * unit may name the department that it belongs to; nothing else may.
 *
 * In the archive's inbox {department} stands for a department's id; no two
 * departments have one inbox. The folders need not be there. keyring is what
 * `gpg --export` writes, allowed_signers what ssh-keygen(1) calls so; both must
 * be there. The committer, juesuan <juesuan@localhost> where none is named, is
 * one of the accounts. None of this changes what figures are read.
 */
#ifndef CONFIG_CITY_H
#define CONFIG_CITY_H

#include "base/base.h"
#include "config/reports.h"
#include "money/money.h"

#include <stdint.h>

#define CITY_DEPARTMENTS_MAX 65535

struct former_name {
	const char *name;
	int from, until; /* fiscal years, inclusive; 0 where open */
};

/* What a filer adds up: its whole department, or one unit of it. Figures of
 * different scopes are never added together. */
enum scope {
	SCOPE_DEPARTMENT, /* 部门: with its subordinate units */
	SCOPE_UNIT,       /* 单位: one unit alone */
};

struct person {
	const char *name, *mail; /* "" when not given */
};

/* A year whose accounts are final. */
struct closed_year {
	int year;
	int64_t from; /* what is known from then on, in seconds since 1970 UTC,
		       * changes it afterwards: where a day begins */
};

struct department {
	const char *id;
	const char *name;
	const char *code; /* "" when not given */
	struct former_name *names;
	size_t name_count;
	int first_year, last_year; /* within the city's */
	enum scope scope;
	const char *of; /* the id of a unit's department, "" otherwise */
	struct person submitter;
	const char *inbox; /* resolved; "" when not given */
	int line;          /* where the file says so */
};

struct city {
	const char *path; /* of the YAML file */
	const char *name, *code;
	int first_year, last_year;
	const char *repository; /* resolved against the file's folder */
	const char *branch;
	const char **sources; /* the patterns, see city_claim */
	size_t source_count;
	struct person committer;
	const char *inbox; /* of all, with {department}; "" when not given */
	const char *keyring, *allowed_signers; /* resolved; "" when not given */
	const char *warehouse;
	const char *form_set;       /* id in forms/sets.yaml */
	const char *overrides;      /* resolved; "" when not given */
	enum unit unit;             /* UNIT_NONE when not given */
	int timezone_minutes;       /* east of UTC */
	uint64_t file_limit;        /* bytes; larger files are set aside */
	struct closed_year *closed; /* in the file's order */
	size_t closed_count;
	const char **accounts; /* mails */
	size_t account_count;
	const char *output;            /* resolved; "" when not given */
	struct listed_report *reports; /* in the file's order */
	size_t report_count;
	struct department *departments; /* in the file's order */
	size_t department_count;
	struct city_index *index; /* private: what departments are called */
	struct arena arena;
};

/*
 * Which department and year a path in the archive belongs to, and by which
 * pattern: the first that fits.
 *
 * A pattern is matched against the whole path: {department} is a
 * department's id, name, code or other name (as folded text, capitals as small
 * letters, without '/'; a former name in its years only), {year} four digits,
 * also of full width, * any bytes but '/', ** any bytes. Where either stands
 * twice, both must mean the same. Where more than one way of reading fits, the
 * leftmost, longest {department} wins.
 *
 * False when it belongs to none, also when the year is outside the
 * department's years. Safe in several threads.
 */
bool city_claim(const struct city *city, struct text path,
		size_t *department_out, int *year_out, size_t *pattern_out);

/*
 * The folder of the archive in which a pattern says that a department's files
 * are, with '/' at its end, the department written as word; empty where the
 * pattern has a year or wildcard before the first '/'. Adds to out.
 */
void city_folder(const struct city *city, size_t pattern, const char *word,
		 struct strbuf *out);

/*
 * The department that a user means by an id, a code, a name or another name;
 * names also without the city's in front (财政局 for 示例市财政局).
 * Fails with ERR_NOT_FOUND, the sentence listing near matches.
 */
bool city_department(const struct city *city, const char *word,
		     size_t *department_out, struct error *err);

/* The department's name in a fiscal year. */
const char *department_name(const struct department *department, int year);

/* Is the year closed, and from when on? */
bool city_closed(const struct city *city, int year, int64_t *from_out);

/* Is it the mail of a batch account, whose commits are made on somebody's
 * behalf? Letters of either case are the same. */
bool city_is_account(const struct city *city, const char *mail);

/*
 * Does a name that a document of the department and year prints mean another
 * department of the city? One that it belongs to, or that belongs to it, is
 * none. Safe in several threads.
 */
bool city_names_another(const struct city *city, struct text name,
			size_t department, int year);

void city_free(struct city *city);

#endif
