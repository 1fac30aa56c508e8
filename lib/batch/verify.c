/*
 * Is the warehouse what the archive gives? Everything is read once more into a
 * file of its own, and the two canonical dumps are compared. Separate from the
 * load because it decides nothing and writes nothing.
 */
#include "batch/batch.h"
#include "batch/earlier.h"

#include <stdio.h>

#define SHOWN_MOST 160 /* bytes of a value in a sentence */

void
verify_report_release(struct verify_report *report)
{
	strbuf_release(&report->contradiction);
	strbuf_release(&report->first);
}

/* --- In the user's terms --- */

/* Columns that need other words than their names. */
static const struct {
	const char *column, *words;
} labels[] = {
	{"author", N_("the author's name")},
	{"author_mail", N_("the author's mail")},
	{"author_time", N_("when it was written")},
	{"committer", N_("the committer's name")},
	{"committer_mail", N_("the committer's mail")},
	{"commit_time", N_("when it was committed")},
	{"known_time", N_("when it was known")},
	{"message", N_("the message")},
	{"origin", N_("the commit that it comes from")},
	{"places", N_("where its figures stand")},
	{"position", N_("the position")},
	{"until", N_("the position up to which it lasts")},
	{"value", N_("the value")},
};

static const char *
label_of(const char *column)
{
	for (size_t i = 0; i < COUNT(labels); i++)
		if (strcmp(labels[i].column, column) == 0)
			return _(labels[i].words);
	return column;
}

static struct text
take_field(struct text *rest)
{
	return text_take(rest, TEXT("\t"));
}

/* The figure's address, from form, row, column and department/year. */
static void
name_figure(struct text *key, struct strbuf *out)
{
	struct text form = take_field(key), row = take_field(key);
	struct text column = take_field(key), document = take_field(key);

	strbuf_text(out, document);
	strbuf_putc(out, '/');
	strbuf_text(out, form);
	strbuf_putc(out, '/');
	strbuf_text(out, row);
	strbuf_putc(out, '/');
	strbuf_text(out, column);
}

static void
name_version(struct text key, struct strbuf *out)
{
	struct strbuf figure = {0};

	name_figure(&key, &figure);
	strbuf_printf(out, _("%s from position %.*s on"), figure.data,
		      (int)key.length, key.data);
	strbuf_release(&figure);
}

static void
name_rival(struct text key, struct strbuf *out)
{
	struct strbuf figure = {0};
	struct text merge;

	name_figure(&key, &figure);
	merge = take_field(&key);
	strbuf_printf(out, _("%s, beside the merge %.12s, from %.12s"),
		      figure.data, merge.data, key.data);
	strbuf_release(&figure);
}

static void
name_commit(struct text key, struct strbuf *out)
{
	strbuf_printf(out, _("commit %.12s"), key.data);
}

static void
name_other(const char *section, struct text key, struct strbuf *out)
{
	strbuf_puts(out, section);
	while (key.length > 0) {
		struct text field = take_field(&key);

		strbuf_putc(out, ' ');
		strbuf_text(out, field);
	}
}

static void
name_row(const struct row_difference *difference, struct strbuf *out)
{
	if (strcmp(difference->section, "version") == 0)
		name_version(difference->key, out);
	else if (strcmp(difference->section, "rival") == 0)
		name_rival(difference->key, out);
	else if (strcmp(difference->section, "commit") == 0)
		name_commit(difference->key, out);
	else
		name_other(difference->section, difference->key, out);
}

/* As much of a value as a sentence holds, tabs made blanks. */
static void
show(struct text value, struct strbuf *out)
{
	size_t end = value.length;

	if (end > SHOWN_MOST)
		for (end = SHOWN_MOST; (value.data[end] & 0xc0) == 0x80; end--)
			;
	for (size_t i = 0; i < end; i++)
		strbuf_putc(out, value.data[i] == '\t' ? ' ' : value.data[i]);
	if (end < value.length)
		strbuf_puts(out, "…");
}

static void
word_difference(const struct row_difference *difference, struct strbuf *out)
{
	struct strbuf row = {0}, ours = {0}, theirs = {0};

	name_row(difference, &row);
	show(difference->ours, &ours);
	show(difference->theirs, &theirs);
	if (difference->column)
		strbuf_printf(out,
			      _("%s: %s: the warehouse has %s, git gives %s."),
			      row.data, label_of(difference->column),
			      strbuf_string(&ours), strbuf_string(&theirs));
	else if (difference->ours.data)
		strbuf_printf(out,
			      _("%s: it is in the warehouse (%s), and git does "
				"not give it."),
			      row.data, strbuf_string(&ours));
	else
		strbuf_printf(out,
			      _("%s: it is not in the warehouse, and git gives "
				"it (%s)."),
			      row.data, strbuf_string(&theirs));
	strbuf_release(&row);
	strbuf_release(&ours);
	strbuf_release(&theirs);
}

static void
count_difference(const struct row_difference *difference, void *context)
{
	struct verify_report *report = context;

	if (report->differences++ == 0)
		word_difference(difference, &report->first);
}

/* --- What is verified --- */

/* Were signatures verified by the keys that the configuration names now? */
static bool
has_other_keys(const struct city *city, const struct earlier *earlier,
	       bool *out, struct error *err)
{
	struct trust trust = {city->keyring, city->allowed_signers};
	struct oid hash;

	if (!trust_hash(&trust, &hash, err))
		return false;
	*out = !oid_equal(&hash, &earlier->keys);
	return true;
}

static bool
refuse_other_reading(const struct config *config, struct warehouse *warehouse,
		     const struct earlier *earlier, struct error *err)
{
	bool outdated, other_keys;

	if (!batch_is_outdated(config, warehouse, &outdated, err) ||
	    !has_other_keys(config->city, earlier, &other_keys, err))
		return false;
	return (!outdated && !other_keys) ||
	       error_at(err, ERR_WAREHOUSE, config->city->warehouse, 0, 0,
			_("The configuration or the program reads otherwise "
			  "than this warehouse was read: run `juesuan load` "
			  "first, then verify."));
}

static bool
check_itself(struct warehouse *warehouse, struct verify_report *report,
	     struct error *err)
{
	struct error found = {0};

	if (!warehouse_quick_check(warehouse, err))
		return false;
	if (!warehouse_check_schema(warehouse, &found) ||
	    !warehouse_check(warehouse, &found))
		strbuf_puts(&report->contradiction, found.message);
	return true;
}

bool
batch_verify(const struct config *config, struct verify_report *out,
	     struct error *err)
{
	struct warehouse *warehouse = NULL, *scratch = NULL;
	struct verify_report report = {0};
	struct earlier earlier = {0};
	bool ok = warehouse_open(config->city->warehouse, WAREHOUSE_READ,
				 &warehouse, err) &&
		  /* A load may end meanwhile. */
		  warehouse_begin(warehouse, err) &&
		  earlier_read(&earlier, warehouse, err) &&
		  refuse_other_reading(config, warehouse, &earlier, err) &&
		  check_itself(warehouse, &report, err) &&
		  batch_read_at(config, oid_text(&earlier.tip).digits, &scratch,
				err) &&
		  warehouse_compare(warehouse, scratch, count_difference,
				    &report, err);

	if (ok) {
		snprintf(report.tip, sizeof report.tip, "%s",
			 oid_text(&earlier.tip).digits);
		snprintf(report.reading, sizeof report.reading, "%s",
			 oid_text(&earlier.reading).digits);
		report.position = earlier.position;
		*out = report;
	} else {
		verify_report_release(&report);
	}
	earlier_release(&earlier);
	warehouse_close(scratch);
	warehouse_close(warehouse);
	return ok;
}
