/*
 * The reports that a city wants to have every night.
 *
 *	output: reports                  # a folder, made when it is missing
 *	reports:
 *	  - {report: status}
 *	  - report: compare
 *	    measure: expenditure
 *	    years: 2022-2024
 *	    departments: [kjj, jyj]
 *	    formats: [csv, json]         # optional: else text
 *	    bom: true                    # optional: --bom
 *	    file: expenditure            # optional: else the report's name
 *	  - {report: show, department: kjj, year: 2024, form: basic, file: kjj}
 *
 * An entry is a command line in other words: the command's name, its operands
 * by name (show: department, year, form; compare: measure; rollup: form, year;
 * trace: figure; log: document) and its options, with _ for -. A file's name
 * gets the format's ending: expenditure.csv. No two entries have one name, and
 * none is called digest, which is what `nightly` says itself.
 */
#ifndef CONFIG_REPORTS_H
#define CONFIG_REPORTS_H

#include "base/base.h"

#define REPORT_WORDS_MAX   8
#define REPORT_FORMATS_MAX 8

/* An operand or an option: years, 2022-2024. */
struct report_word {
	const char *key, *value; /* value is NULL where it is not given */
	int line, column;
};

struct listed_report {
	const char *report; /* the command */
	const char *file;   /* without folder and ending */
	const char *formats[REPORT_FORMATS_MAX];
	size_t format_count;
	bool bom;
	struct report_word operands[REPORT_WORDS_MAX]; /* in their order */
	struct report_word options[REPORT_WORDS_MAX];
	size_t operand_count, option_count;
	int line, column;
};

#endif
