/*
 * Forms: what the statutory tables look like, as data.
 *
 * A form is rows by columns. Rows are named (a label in the first column), or
 * codes of a classification, or both. It is printed with its rows down, in one
 * or several lanes side by side, or with its rows across (a matrix of one
 * line). Which of these a document uses is seen from its header, never from
 * the form's printed number. One file a form in config/forms/:
 *
 *	id: balance                              # see below
 *	name: {zh: 收入支出决算总表, en: Income and expenditure}
 *	order: 1                                 # 1 to 999, unique
 *	titles: [收支决算总表]                    # optional: other titles
 *	footnotes: [总收支和年末结转结余情况]     # optional: what its note says
 *	codes: functional                        # optional: rows may be codes;
 *	                                         # [economic, functional]: both
 *	columns:
 *	  - id: amount
 *	    name: {zh: 金额, en: Amount}
 *	    labels: [决算数, 预算数/合计]         # optional; "/": header lines
 *	    unit: person                         # optional: unlike the form's
 *	columns_of: economic                     # optional: one for each code
 *	lanes:                                   # left to right
 *	  - columns: [amount]
 *	    rows:                                # optional
 *	      - id: income
 *	        name: {zh: 本年收入合计, en: Income of the year}
 *	        labels: [收入合计]                # optional: other labels
 *	        unit: vehicle                    # optional: unlike the form's
 *	        below: opening                   # optional: its shared labels
 *	                                         # mean it below that row alone
 *	across: amount                           # optional: may be a matrix, of
 *	                                         # that column where its head
 *	                                         # names none
 *	needs_title: true                        # optional: its head alone does
 *	                                         # not tell it from other forms
 *	open_rows: true                          # optional: rows may bear the
 *	                                         # names of projects or units
 *	layouts:                                 # optional: without its head
 *	  - [code, name, total, basic, project]
 *	  - [total@budget, reception@budget]     # row@column of a matrix
 *
 * A form of one lane may leave `lanes` out and give `rows`, which then have
 * all columns; one whose rows are all codes needs neither. Every lane needs
 * rows or codes. Where codes of several classifications may be printed, a row
 * without its code is looked up in the first. The Chinese name is always a
 * title of a form, a label of a column and a label of a row. Ids of forms,
 * columns and rows start with a letter and consist of letters, digits, - and _;
 * where the form has codes, the id of a row may also be a code that is printed
 * by its name alone. Row ids are unique in the form, over all lanes. Two rows
 * may share a label (their order tells them apart, and `below`, a row before it
 * in the form), two columns of one lane may not; a title belongs to one form.
 *
 * A form of one lane may also have a column for each code of a classification,
 * whose id is the code. It goes by the code's names, alone or below that of its
 * class.
 *
 * A layout names the cells of one line from left to right: `code`, `name`,
 * `ordinal` (行次), `nothing` (a cell that stays empty), a column's id, or
 * ROW@COLUMN. The next lane starts at the first code, name or ordinal behind
 * a column; a form of one lane may be printed several times side by side.
 *
 * A title may leave words out, for which … stands: 三公经费…决算…表. It means
 * titles that no form gives whole, and begins where they do.
 *
 * Labels are compared folded (text_fold), without leading ordinals such as
 * 一、 （一） 1. and without a trailing unit in brackets: see label_core.
 *
 * Which forms must be published where is in config/forms/sets.yaml:
 *
 *	- id: national
 *	  name: {zh: 全国通用, en: National}
 *	  forms: [balance, income, expenditure]  # ids, in printed order
 */
#ifndef CONFIG_FORMS_H
#define CONFIG_FORMS_H

#include "base/base.h"
#include "config/classification.h"
#include "money/money.h"

#define FORMS_MAX        250
#define FORM_LANES_MAX   16
#define FORM_COLUMNS_MAX 200
#define FORM_CELLS_MAX   128 /* of one line of a table */
#define FORM_CODES_MAX   3   /* classifications */

/* Folded texts, each also NUL-terminated; labels are label_core of them. */
struct labels {
	struct text *items;
	size_t count;
};

struct form_column {
	const char *id;
	struct name name;
	struct labels labels;
	enum unit unit; /* UNIT_NONE: as the form says */
};

struct form_row {
	const char *id;
	struct name name;
	struct labels labels;
	enum unit unit; /* UNIT_NONE: as the form says */
	uint8_t lane;
	uint16_t below; /* a row before it; UINT16_MAX if it says none */
};

struct form_lane {
	uint8_t columns[FORM_COLUMNS_MAX]; /* indices, left to right */
	size_t column_count;
	size_t first_row, row_count; /* its slice of rows */
};

/* What a cell of a headless table's line is. */
enum layout_role {
	LAYOUT_CODE,
	LAYOUT_NAME,
	LAYOUT_ORDINAL, /* 行次 */
	LAYOUT_VALUE,
	LAYOUT_NOTHING, /* a spacer; must be empty */
};

struct layout_cell {
	enum layout_role role;
	uint8_t column; /* of LAYOUT_VALUE */
	uint16_t row;   /* of LAYOUT_VALUE in a matrix, else UINT16_MAX */
	uint8_t lane;
};

struct layout {
	struct layout_cell cells[FORM_CELLS_MAX];
	size_t count;
};

struct form {
	const char *id;
	struct name name;
	int order;
	struct labels titles, footnotes;    /* folded; titles[0] is the name */
	const struct classification *codes; /* NULL when no row is a code */
	const struct classification *more[FORM_CODES_MAX]; /* up to a NULL */
	bool needs_title;
	bool open_rows;
	struct form_column *columns;
	size_t column_count;
	struct form_row *rows; /* in printed order, lane by lane */
	size_t row_count;
	struct form_lane *lanes; /* at least one */
	size_t lane_count;
	bool across;
	size_t across_column; /* of a matrix whose head names no column */
	struct layout *layouts;
	size_t layout_count;
};

/* The forms that must be published, by province and years. */
struct form_set {
	const char *id;
	struct name name;
	uint8_t *forms; /* indices, in printed order */
	size_t count;
};

struct forms {
	struct form *items; /* by order */
	size_t count;
	struct form_set *sets;
	size_t set_count;
	/* The columns that are codes of the classification looked at last. */
	const struct classification *columns_of;
	const struct form_column *code_columns;
	struct arena arena;
};

/*
 * What of a folded label is compared: without leading ordinals such as 一、
 * (一) 1. 1、 ① and 其中: and without a trailing unit in brackets such as
 * (万元) (辆) (台/套). Never empty unless the label is; borrowed from it.
 */
struct text label_core(struct text folded);

/* The form of an id, title or name, in either language; NULL if none. */
const struct form *forms_find(const struct forms *forms, const char *word);

/* The same; fails with ERR_NOT_FOUND, the sentence listing near ones. */
bool forms_ask(const struct forms *forms, const char *word,
	       const struct form **out, struct error *err);

/* The form of exactly that id; NULL if there is none. */
const struct form *forms_of_id(const struct forms *forms, struct text id);

/* The number of a form, its index in items. */
size_t form_number(const struct forms *forms, const struct form *form);

/* The index of the row of that id; SIZE_MAX for a code or an unknown row. */
size_t form_row_of_key(const struct form *form, struct text key);

/* The index of the column of that id; SIZE_MAX if there is none. */
size_t form_column_of_id(const struct form *form, struct text id);

/* What 1 means in a cell: its row's unit, its column's, or this one. row is
 * SIZE_MAX where the form does not name it. */
enum unit cell_unit(const struct form *form, size_t row, size_t column,
		    enum unit unit);

/* The entry of a code in whichever of the form's classifications has it, or
 * NULL. */
const struct classification_code *form_code(const struct form *form,
					    struct text code);

/* Could it be a code of the form: as many digits as a level of one of its
 * classifications has? */
bool form_has_level(const struct form *form, size_t digits);

/* A row's or column's index by id, name (in either language) or label, the
 * first if there are several; SIZE_MAX if none. */
size_t form_row_find(const struct form *form, struct text word);
size_t form_column_find(const struct form *form, struct text word);

const struct form_set *forms_set(const struct forms *forms, const char *id);

void forms_free(struct forms *forms);

#endif
