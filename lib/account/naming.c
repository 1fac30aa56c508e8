/*
 * The code of a row that is printed by its name alone. Separate because it
 * looks through a whole classification, which few documents ask for.
 */
#include "account/naming.h"

/* Does a code bear the name, now or in an earlier edition? */
static bool
bears_name(const struct classification_code *code, struct text name,
	   struct arena *arena)
{
	const char *printed = code->name;

	for (size_t i = 0; printed; i++) {
		/* folding keeps what nearly all names begin with */
		if (name.length >= 3 && strncmp(printed, name.data, 3) == 0 &&
		    text_equal(label_core(text_fold(text_of(printed), arena)),
			       name))
			return true;
		printed = code->old_names ? code->old_names[i] : NULL;
	}
	return false;
}

/* The only code of that length that begins with those digits and bears the
 * name; no data if none or several do. */
static struct text
only_one(const struct classification *codes, struct text name,
	 struct text digits, size_t length, struct arena *arena)
{
	struct text found = {NULL, 0};

	for (size_t i = 0; i < codes->code_count; i++) {
		struct text code = codes->codes[i].code;

		if (code.length != length || !text_starts(code, digits) ||
		    !bears_name(&codes->codes[i], name, arena))
			continue;
		if (found.data)
			return (struct text){NULL, 0};
		found = code;
	}
	return found;
}

struct text
code_of_name(const struct classification *codes, struct text name,
	     struct text last, struct arena *arena)
{
	struct text found = {NULL, 0};
	size_t level = 0;

	while (level + 1 < codes->level_count &&
	       codes->levels[level] <= last.length)
		level++;
	/* Below the last row, then beside it, then beside what it is below. */
	for (;; level--) {
		struct text above = {last.data,
				     level ? codes->levels[level - 1] : 0};

		found = only_one(codes, name, above, codes->levels[level],
				 arena);
		if (found.data || level == 0)
			return found;
	}
}
