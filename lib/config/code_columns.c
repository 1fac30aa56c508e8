/*
 * Columns that are the codes of a classification. Separate because their labels
 * follow from all codes together.
 */
#include "config/code_columns.h"

#define CLASS_DIGITS 3

/* A code's names as labels: the present one, then the old ones. */
static struct labels
names_of(const struct classification_code *code, struct arena *arena)
{
	struct labels names = {0};
	size_t old = 0;

	while (code->old_names && code->old_names[old])
		old++;
	names.items = arena_alloc(arena, (old + 1) * sizeof *names.items);
	for (size_t i = 0; i <= old; i++) {
		const char *name = i == 0 ? code->name : code->old_names[i - 1];

		names.items[names.count++] =
			label_core(text_fold(text_of(name), arena));
	}
	return names;
}

/* Does a code other than this one bear the name? */
static bool
is_shared(const struct labels *names, size_t count, size_t code,
	  struct text name)
{
	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; i != code && n < names[i].count; n++)
			if (text_equal(names[i].items[n], name))
				return true;
	return false;
}

static void
add(struct labels *labels, struct text label, struct arena *arena)
{
	labels->items[labels->count++] = arena_copy(arena, label);
}

static void
add_below(struct labels *labels, struct text above, const char *below,
	  size_t length, struct arena *arena)
{
	labels->items[labels->count++] =
		text_of(arena_printf(arena, "%.*s/%.*s", (int)above.length,
				     above.data, (int)length, below));
}

static struct labels
labels_of_class(const struct labels *names, struct arena *arena)
{
	static const char *const sums[] = {"小计", "合计"};
	struct labels labels = {
		.items = arena_alloc(arena,
				     3 * names->count * sizeof *labels.items)};

	for (size_t n = 0; n < names->count; n++) {
		add(&labels, names->items[n], arena);
		for (size_t s = 0; s < COUNT(sums); s++)
			add_below(&labels, names->items[n], sums[s],
				  strlen(sums[s]), arena);
	}
	return labels;
}

/* Of one below a class, whose first name stands above it, and its last. */
static struct labels
labels_of_item(const struct labels *names, size_t count, size_t item,
	       const struct labels *class, struct arena *arena)
{
	const struct labels *own = &names[item];
	struct labels labels = {
		.items = arena_alloc(arena, own->count * (1 + class->count) *
						    sizeof *labels.items)};

	for (size_t n = 0; n < own->count; n++) {
		struct text name = own->items[n];

		/* 其他支出 below 其他支出 is said but once */
		if (!is_shared(names, count, item, name) ||
		    text_equal(name, class->items[0]))
			add(&labels, name, arena);
		for (size_t c = 0; c < class->count; c++)
			add_below(&labels, class->items[c], name.data,
				  name.length, arena);
	}
	return labels;
}

void
code_columns(const struct classification *codes, struct arena *arena,
	     struct form_column *out)
{
	size_t count = codes->code_count, class = 0;
	struct labels *names = arena_alloc(arena, (count + 1) * sizeof *names);

	for (size_t i = 0; i < count; i++)
		names[i] = names_of(&codes->codes[i], arena);
	for (size_t i = 0; i < count; i++) {
		const struct classification_code *code = &codes->codes[i];

		if (code->code.length == CLASS_DIGITS)
			class = i;
		out[i] = (struct form_column){
			.id = code->code.data,
			.name = {.zh = code->name, .en = code->name},
			.labels = class == i ? labels_of_class(&names[i], arena)
					     : labels_of_item(names, count, i,
							      &names[class],
							      arena),
			.unit = UNIT_NONE,
		};
	}
}
