/*
 * Measures: named quantities that reports use, defined from figures.
 *
 *	- id: expenditure
 *	  name: {zh: 本年支出, en: Expenditure of the year}
 *	  add: [balance/expenditure/amount]
 *	- id: personnel_share
 *	  name: {zh: 人员经费占基本支出, en: ...}
 *	  add: [basic/personnel/amount]
 *	  share_of: [general/total/basic]         # optional: a ratio
 *
 * What a list adds up must be of one kind: money, or one thing that is counted.
 * Ids and names are unique. The file is config/measures.yaml.
 */
#ifndef CONFIG_MEASURES_H
#define CONFIG_MEASURES_H

#include "base/base.h"
#include "config/forms.h"

/* One figure without department and year. */
struct figure_name {
	const struct form *form;
	const char *row; /* row id or code */
	size_t column;
};

/* What 1 means in the figure, as cell_unit. */
enum unit figure_unit(const struct figure_name *figure, enum unit unit);

struct measure {
	const char *id;
	struct name name;
	struct figure_name *add;
	size_t add_count;
	struct figure_name *share_of; /* none unless the measure is a ratio */
	size_t share_of_count;
};

struct measures {
	struct measure *items;
	size_t count;
	struct arena arena;
};

/* The measure of an id, or of a name in either language, folded (text_fold):
 * 三公经费 is “三公”经费. NULL if none. */
const struct measure *measures_find(const struct measures *measures,
				    const char *word);

/* Say that no measure is called so, and which are near. Returns false. */
bool measures_lack(const struct measures *measures, const char *word,
		   struct error *err);

/*
 * Read "FORM/ROW/COLUMN" with ids, names in either language or labels. Rows of
 * a classification may be codes or names. A code that the classification lacks
 * is taken if it has the right number of digits; a name that several codes
 * share is not, and the sentence lists them. The row lives in arena or as long
 * as forms. Fails with ERR_USAGE when parts are missing, and with ERR_NOT_FOUND
 * saying which part is unknown and what there is.
 */
bool figure_name_parse(const struct forms *forms, const char *address,
		       struct arena *arena, struct figure_name *out,
		       struct error *err);

void measures_free(struct measures *measures);

#endif
