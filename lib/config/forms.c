/* Forms: finding them, their rows and their columns, and their sets. */
#include "config/forms.h"
#include "base/near.h"
#include "config/read.h"

#include <stdlib.h>

/* A word that somebody uses for a form, row or column. */
struct asked {
	struct text word, folded, core;
	struct arena scratch;
};

static struct asked
asked_of(struct text word)
{
	struct asked asked = {.word = word};

	asked.folded = text_fold(word, &asked.scratch);
	asked.core = label_core(asked.folded);
	return asked;
}

static bool
has_label(const struct labels *labels, struct text folded)
{
	for (size_t i = 0; i < labels->count; i++)
		if (text_equal(labels->items[i], folded))
			return true;
	return false;
}

static bool
is_name(struct asked *asked, const char *name)
{
	return text_equal(asked->folded,
			  text_fold(text_of(name), &asked->scratch));
}

enum fit {
	FITS_NOT,
	FITS_LABEL,
	FITS_NAME,
	FITS_ID, /* there is but one of an id */
};

/* How well a word fits. */
static enum fit
fit(struct asked *asked, const char *id, struct name name,
    const struct labels *labels)
{
	if (text_is(asked->word, id))
		return FITS_ID;
	if (is_name(asked, name.zh) || is_name(asked, name.en))
		return FITS_NAME;
	return has_label(labels, asked->core) ||
			       has_label(labels, asked->folded)
		       ? FITS_LABEL
		       : FITS_NOT;
}

const struct form *
forms_find(const struct forms *forms, const char *word)
{
	struct asked asked = asked_of(text_of(word));
	const struct form *found = NULL;
	enum fit best = FITS_NOT;

	for (size_t i = 0; i < forms->count && best < FITS_ID; i++) {
		const struct form *form = &forms->items[i];
		enum fit fits =
			fit(&asked, form->id, form->name, &form->titles);

		if (fits > best) {
			best = fits;
			found = form;
		}
	}
	arena_release(&asked.scratch);
	return found;
}

bool
forms_ask(const struct forms *forms, const char *word, const struct form **out,
	  struct error *err)
{
	const struct form *form = forms_find(forms, word);
	const char *words[FORMS_MAX];
	struct arena scratch = {0};
	struct strbuf list = {0};

	if (form) {
		*out = form;
		return true;
	}
	for (size_t i = 0; i < forms->count; i++)
		words[i] = arena_printf(&scratch, "%s %s", forms->items[i].id,
					name_text(forms->items[i].name));
	near_list(&list, word, words, forms->count, NEAR_MOST);
	error_set(err, ERR_NOT_FOUND,
		  _("There is no form “%s”; there are: %s."), word,
		  strbuf_string(&list));
	strbuf_release(&list);
	arena_release(&scratch);
	return false;
}

const struct form *
forms_of_id(const struct forms *forms, struct text id)
{
	for (size_t i = 0; i < forms->count; i++)
		if (text_is(id, forms->items[i].id))
			return &forms->items[i];
	return NULL;
}

size_t
form_number(const struct forms *forms, const struct form *form)
{
	return (size_t)(form - forms->items);
}

size_t
form_row_of_key(const struct form *form, struct text key)
{
	for (size_t i = 0; i < form->row_count; i++)
		if (text_is(key, form->rows[i].id))
			return i;
	return SIZE_MAX;
}

size_t
form_column_of_id(const struct form *form, struct text id)
{
	for (size_t i = 0; i < form->column_count; i++)
		if (text_is(id, form->columns[i].id))
			return i;
	return SIZE_MAX;
}

enum unit
cell_unit(const struct form *form, size_t row, size_t column, enum unit unit)
{
	if (row != SIZE_MAX && form->rows[row].unit != UNIT_NONE)
		return form->rows[row].unit;
	if (form->columns[column].unit != UNIT_NONE)
		return form->columns[column].unit;
	return unit;
}

const struct classification_code *
form_code(const struct form *form, struct text code)
{
	const struct classification_code *found =
		form->codes ? classification_find(form->codes, code) : NULL;

	for (size_t i = 0; !found && form->more[i]; i++)
		found = classification_find(form->more[i], code);
	return found;
}

static bool
has_level(const struct classification *codes, size_t digits)
{
	for (size_t i = 0; i < codes->level_count; i++)
		if (codes->levels[i] == digits)
			return true;
	return false;
}

bool
form_has_level(const struct form *form, size_t digits)
{
	bool has = form->codes && has_level(form->codes, digits);

	for (size_t i = 0; !has && form->more[i]; i++)
		has = has_level(form->more[i], digits);
	return has;
}

size_t
form_row_find(const struct form *form, struct text word)
{
	size_t found = form_row_of_key(form, word);
	struct asked asked;
	enum fit best = FITS_NOT;

	if (found != SIZE_MAX)
		return found;
	asked = asked_of(word);
	for (size_t i = 0; i < form->row_count && best < FITS_ID; i++) {
		const struct form_row *row = &form->rows[i];
		enum fit fits = fit(&asked, row->id, row->name, &row->labels);

		if (fits > best) {
			best = fits;
			found = i;
		}
	}
	arena_release(&asked.scratch);
	return found;
}

size_t
form_column_find(const struct form *form, struct text word)
{
	struct asked asked = asked_of(word);
	size_t found = SIZE_MAX;
	enum fit best = FITS_NOT;

	for (size_t i = 0; i < form->column_count && best < FITS_ID; i++) {
		const struct form_column *column = &form->columns[i];
		enum fit fits =
			fit(&asked, column->id, column->name, &column->labels);

		if (fits > best) {
			best = fits;
			found = i;
		}
	}
	arena_release(&asked.scratch);
	return found;
}

const struct form_set *
forms_set(const struct forms *forms, const char *id)
{
	for (size_t i = 0; i < forms->set_count; i++)
		if (strcmp(forms->sets[i].id, id) == 0)
			return &forms->sets[i];
	return NULL;
}

static int
by_order(const void *a, const void *b)
{
	const struct form *x = a, *y = b;

	return (x->order > y->order) - (x->order < y->order);
}

void
forms_sort(struct forms *forms)
{
	vec_sort(forms, by_order);
}

void
forms_free(struct forms *forms)
{
	if (!forms)
		return;
	free(forms->items);
	arena_release(&forms->arena);
	free(forms);
}

/* The sets. */

static bool
fail_no_form(const struct reader *r, const struct node *node)
{
	const struct forms *forms = r->config->forms;
	const char *ids[FORMS_MAX];
	struct strbuf list = {0};

	for (size_t i = 0; i < forms->count; i++)
		ids[i] = forms->items[i].id;
	near_list(&list, node->text.data, ids, forms->count, NEAR_MOST);
	fail_at(r, node, _("No form has the id “%s”; there are: %s."),
		node->text.data, strbuf_string(&list));
	strbuf_release(&list);
	return false;
}

static bool
read_set_forms(const struct reader *r, const struct node *node, void *member)
{
	const struct forms *forms = r->config->forms;
	struct form_set *set = member;

	if (!expect_kind(r, node, NODE_LIST))
		return false;
	set->forms = arena_alloc(r->arena, node->count);
	node_each (item, node) {
		const struct form *form;
		size_t i;

		if (!expect_kind(r, item, NODE_TEXT))
			return false;
		form = forms_of_id(forms, item->text);
		if (!form)
			return fail_no_form(r, item);
		i = form_number(forms, form);
		if (set->count && memchr(set->forms, (int)i, set->count))
			return fail_at(r, item,
				       _("“%s” stands in this list twice."),
				       item->text.data);
		set->forms[set->count++] = (uint8_t)i;
	}
	return true;
}

bool
form_sets_read(const struct yaml_file *file, struct config *config,
	       struct error *err)
{
	static const struct field fields[] = {
		{"id", true, read_word, offsetof(struct form_set, id)},
		{"name", true, read_name, offsetof(struct form_set, name)},
		{"forms", true, read_set_forms, 0},
	};
	struct forms *forms = config->forms;
	struct reader reader = {file->path, config, &forms->arena, err};

	if (!expect_kind(&reader, file->root, NODE_LIST))
		return false;
	forms->sets = arena_alloc(&forms->arena,
				  file->root->count * sizeof *forms->sets);
	node_each (item, file->root) {
		struct form_set set = {0};

		if (!read_fields(&reader, item, fields, 3, &set))
			return false;
		if (forms_set(forms, set.id))
			return fail_at(&reader, node_value(item, "id"),
				       _("“%s” is the id of another set."),
				       set.id);
		forms->sets[forms->set_count++] = set;
	}
	return true;
}
