/* Measures, and the names of figures that they and users are made of. */
#include "config/measures.h"
#include "base/near.h"
#include "config/read.h"

#include <stdlib.h>

#define CODES_MOST 20 /* so many codes of one name a sentence lists */

/* The parts of FORM/ROW/COLUMN; a column may have "/" in its label. */
struct address {
	const char *form, *row, *column;
};

static bool
split_address(const char *address, struct arena *arena, struct address *out)
{
	char *copy = arena_string(arena, address);
	char *first = strchr(copy, '/');
	char *second = first ? strchr(first + 1, '/') : NULL;

	if (!second)
		return false;
	*first = *second = '\0';
	*out = (struct address){copy, first + 1, second + 1};
	return *copy && first[1] && second[1];
}

/* In the script that the user wrote: an id, or the Chinese name. */
static const char *
word_like(const char *written, const char *id, struct name name)
{
	for (; *written; written++)
		if ((unsigned char)*written > 0x7f)
			return name.zh;
	return id;
}

/* What the codes of a classification are called, each name once and with its
 * code where that is the only one, and the form's other rows: those that are
 * near. A code with a mistake in it could be anything. */
static bool
near_rows(const struct form *form, const char *word, struct strbuf *list)
{
	const struct classification *codes = form->codes;
	struct map names = {0};
	VEC(const char *) rows = {0};
	struct arena scratch = {0};
	bool found = false;

	for (size_t i = 0; i < codes->code_count; i++) {
		const struct classification_code *code = &codes->codes[i];
		uint32_t known = map_intern(&names, text_of(code->name));

		if (known < rows.count)
			rows.items[known] = code->name;
		else
			*vec_push(&rows) = arena_printf(
				&scratch, "%s %s", code->code.data, code->name);
	}
	for (size_t i = 0; i < form->row_count; i++)
		*vec_push(&rows) =
			word_like(word, form->rows[i].id, form->rows[i].name);
	if (word[strspn(word, "0123456789")])
		found = near_ones(list, word, rows.items, rows.count,
				  NEAR_MOST);
	map_release(&names);
	vec_release(&rows);
	arena_release(&scratch);
	return found;
}

static void
list_rows(const struct form *form, const char *word, struct strbuf *list)
{
	const char **rows = mem_zero(form->row_count, sizeof *rows);

	for (size_t i = 0; i < form->row_count; i++)
		rows[i] = word_like(word, form->rows[i].id, form->rows[i].name);
	near_list(list, word, rows, form->row_count, NEAR_MOST);
	free(rows);
}

static bool
fail_row(const struct form *form, const char *word, struct error *err)
{
	const char *name = word_like(word, form->id, form->name);
	struct strbuf list = {0};

	if (form->codes && near_rows(form, word, &list)) {
		error_set(err, ERR_NOT_FOUND,
			  _("The form “%s” has no row “%s”; near it: %s."),
			  name, word, list.data);
	} else {
		list_rows(form, word, &list);
		if (!form->codes)
			error_set(err, ERR_NOT_FOUND,
				  _("The form “%s” has no row “%s”; there are: "
				    "%s."),
				  name, word, strbuf_string(&list));
		else if (form->row_count == 0)
			error_set(err, ERR_NOT_FOUND,
				  _("The form “%s” has no row “%s”; its rows "
				    "are the codes and names of %s."),
				  name, word, name_text(form->codes->name));
		else
			error_set(err, ERR_NOT_FOUND,
				  _("The form “%s” has no row “%s”; its rows "
				    "are the codes and names of %s, and: %s."),
				  name, word, name_text(form->codes->name),
				  strbuf_string(&list));
	}
	strbuf_release(&list);
	return false;
}

static bool
fail_column(const struct form *form, const char *word, struct error *err)
{
	const char *columns[FORM_COLUMNS_MAX];
	struct strbuf list = {0};

	for (size_t i = 0; i < form->column_count; i++)
		columns[i] = word_like(word, form->columns[i].id,
				       form->columns[i].name);
	near_list(&list, word, columns, form->column_count, NEAR_MOST);
	error_set(err, ERR_NOT_FOUND,
		  _("The form “%s” has no column “%s”; there are: %s."),
		  word_like(word, form->id, form->name), word,
		  strbuf_string(&list));
	strbuf_release(&list);
	return false;
}

/* Is it what the code is or was called? */
static bool
is_called(const struct classification_code *code, struct text folded,
	  bool by_old_name, struct arena *scratch)
{
	if (!by_old_name)
		return text_equal(text_fold(text_of(code->name), scratch),
				  folded);
	for (const char **old = code->old_names; old && *old; old++)
		if (text_equal(text_fold(text_of(*old), scratch), folded))
			return true;
	return false;
}

/* The codes of a name, present names before old ones, which are only asked
 * where no present one is right. */
static void
codes_of_name(const struct classification *codes, const char *word,
	      const char **first_out, size_t *count_out, struct strbuf *list)
{
	struct arena scratch = {0};
	struct text folded = text_fold(text_of(word), &scratch);

	*count_out = 0;
	for (int old = 0; old < 2 && *count_out == 0; old++)
		for (size_t i = 0; i < codes->code_count; i++) {
			const struct classification_code *code =
				&codes->codes[i];

			if (!is_called(code, folded, old, &scratch))
				continue;
			if ((*count_out)++ == 0)
				*first_out = code->code.data;
			if (*count_out <= CODES_MOST)
				strbuf_text(strbuf_next(list), code->code);
		}
	if (*count_out > CODES_MOST)
		strbuf_printf(list, _(" and %zu more"),
			      *count_out - CODES_MOST);
	arena_release(&scratch);
}

static bool
is_code(const struct form *form, const char *word)
{
	return word[strspn(word, "0123456789")] == '\0' &&
	       form_has_level(form, strlen(word));
}

static bool
find_code(const struct form *form, const char *word, struct arena *arena,
	  const char **out, struct error *err)
{
	struct strbuf list = {0};
	const char *code = NULL;
	size_t count;

	if (is_code(form, word)) {
		*out = arena_string(arena, word);
		return true;
	}
	codes_of_name(form->codes, word, &code, &count, &list);
	if (count == 1)
		*out = code;
	else if (count == 0)
		fail_row(form, word, err);
	else
		error_set(err, ERR_NOT_FOUND,
			  _("“%s” is the name of several codes; name one "
			    "(`juesuan show` prints those of a form): %s."),
			  word, list.data);
	strbuf_release(&list);
	return count == 1;
}

static bool
find_row(const struct form *form, const char *word, struct arena *arena,
	 const char **out, struct error *err)
{
	size_t row = form_row_find(form, text_of(word));

	if (row != SIZE_MAX) {
		*out = form->rows[row].id;
		return true;
	}
	if (form->codes)
		return find_code(form, word, arena, out, err);
	return fail_row(form, word, err);
}

bool
figure_name_parse(const struct forms *forms, const char *address,
		  struct arena *arena, struct figure_name *out,
		  struct error *err)
{
	struct figure_name name;
	struct arena scratch = {0};
	struct address parts;
	bool ok = false;

	if (!split_address(address, &scratch, &parts)) {
		error_set(err, ERR_USAGE,
			  _("A figure is named FORM/ROW/COLUMN, such as "
			    "balance/income/amount, not “%s”."),
			  address);
		goto out;
	}
	if (!forms_ask(forms, parts.form, &name.form, err) ||
	    !find_row(name.form, parts.row, arena, &name.row, err))
		goto out;
	name.column = form_column_find(name.form, text_of(parts.column));
	if (name.column == SIZE_MAX) {
		fail_column(name.form, parts.column, err);
		goto out;
	}
	*out = name;
	ok = true;
out:
	arena_release(&scratch);
	return ok;
}

enum unit
figure_unit(const struct figure_name *figure, enum unit unit)
{
	return cell_unit(figure->form,
			 form_row_of_key(figure->form, text_of(figure->row)),
			 figure->column, unit);
}

/* The file. */

/* The list of figures that a measure adds up. */
struct sum {
	struct figure_name *items;
	size_t count;
};

struct draft {
	const char *id;
	struct name name;
	struct sum add, share_of;
};

/* What a figure counts; all units of money are one. */
static enum unit
counted_in(const struct figure_name *figure)
{
	enum unit unit = figure_unit(figure, UNIT_NONE);

	return unit_is_money(unit) ? UNIT_NONE : unit;
}

static bool
read_sum(const struct reader *r, const struct node *node, void *member)
{
	struct sum *sum = member;

	if (!expect_kind(r, node, NODE_LIST))
		return false;
	sum->items = arena_alloc(r->arena, node->count * sizeof *sum->items);
	node_each (item, node) {
		struct figure_name *figure = &sum->items[sum->count++];
		struct error why;

		if (!expect_kind(r, item, NODE_TEXT))
			return false;
		if (!figure_name_parse(r->config->forms, item->text.data,
				       r->arena, figure, &why))
			return fail_at(r, item, "%s", why.message);
		if (counted_in(figure) != counted_in(sum->items))
			return fail_at(r, item,
				       _("“%s” is not counted in the same unit "
					 "as the first of this list."),
				       item->text.data);
	}
	return true;
}

static bool
same_name(struct name a, struct name b)
{
	return strcmp(a.zh, b.zh) == 0 || strcmp(a.en, b.en) == 0;
}

static bool
read_measure(const struct reader *r, const struct node *node,
	     struct measures *measures)
{
	static const struct field fields[] = {
		{"id", true, read_word, offsetof(struct draft, id)},
		{"name", true, read_name, offsetof(struct draft, name)},
		{"add", true, read_sum, offsetof(struct draft, add)},
		{"share_of", false, read_sum, offsetof(struct draft, share_of)},
	};
	struct draft draft = {0};

	if (!read_fields(r, node, fields, 4, &draft))
		return false;
	for (size_t i = 0; i < measures->count; i++) {
		if (strcmp(measures->items[i].id, draft.id) == 0)
			return fail_at(r, node_value(node, "id"),
				       _("“%s” is the id of another measure."),
				       draft.id);
		if (same_name(measures->items[i].name, draft.name))
			return fail_at(r, node_value(node, "name"),
				       _("The measure “%s” has the same name."),
				       measures->items[i].id);
	}
	measures->items[measures->count++] = (struct measure){
		.id = draft.id,
		.name = draft.name,
		.add = draft.add.items,
		.add_count = draft.add.count,
		.share_of = draft.share_of.items,
		.share_of_count = draft.share_of.count,
	};
	return true;
}

bool
measures_read(const struct yaml_file *file, struct config *config,
	      struct error *err)
{
	struct measures *measures = config->measures;
	struct reader reader = {file->path, config, &measures->arena, err};

	if (!expect_kind(&reader, file->root, NODE_LIST))
		return false;
	measures->items = arena_alloc(
		&measures->arena, file->root->count * sizeof *measures->items);
	node_each (item, file->root)
		if (!read_measure(&reader, item, measures))
			return false;
	return true;
}

const struct measure *
measures_find(const struct measures *measures, const char *word)
{
	const struct measure *found = NULL;
	struct arena scratch = {0};

	for (size_t i = 0; !found && i < measures->count; i++)
		if (strcmp(measures->items[i].id, word) == 0)
			found = &measures->items[i];
	if (found)
		return found;
	struct text folded = text_fold(text_of(word), &scratch);
	for (size_t i = 0; !found && i < measures->count; i++) {
		struct name name = measures->items[i].name;

		if (text_equal(text_fold(text_of(name.zh), &scratch), folded) ||
		    text_equal(text_fold(text_of(name.en), &scratch), folded))
			found = &measures->items[i];
	}
	arena_release(&scratch);
	return found;
}

bool
measures_lack(const struct measures *measures, const char *word,
	      struct error *err)
{
	const char **words = mem_zero(measures->count, sizeof *words);
	struct strbuf near = {0};

	for (size_t i = 0; i < measures->count; i++)
		words[i] = word_like(word, measures->items[i].id,
				     measures->items[i].name);
	if (near_ones(&near, word, words, measures->count, NEAR_FEW))
		error_set(err, ERR_NOT_FOUND,
			  _("There is no measure “%s”; near it: %s. `juesuan "
			    "compare` lists them all; a single figure is "
			    "written FORM/ROW/COLUMN."),
			  word, near.data);
	else
		error_set(err, ERR_NOT_FOUND,
			  _("There is no measure “%s”. `juesuan compare` lists "
			    "them; a single figure is written "
			    "FORM/ROW/COLUMN."),
			  word);
	strbuf_release(&near);
	free(words);
	return false;
}

void
measures_free(struct measures *measures)
{
	if (!measures)
		return;
	arena_release(&measures->arena);
	free(measures);
}
