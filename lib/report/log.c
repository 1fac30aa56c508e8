/*
 * What commits changed: the other way round from restatements and traces. What
 * acts.h finds and act.h judges is put into a table here.
 */
#include "report/act.h"
#include "report/grounds.h"
#include "report/words.h"

/* The commit's columns come first. */
enum {
	COLUMN_DOCUMENT = DEED_COLUMNS,
	COLUMN_EVENT = COLUMN_DOCUMENT + DOCUMENT_COLUMNS,
	COLUMN_FIGURES,
	COLUMN_ADDRESS,
	COLUMN_CHANGE,
};

static const struct {
	const char *id, *words;
} kinds[] = {
	[ACT_PUBLISHED] = {"published", N_("published")},
	[ACT_RETURNED] = {"returned", N_("published again")},
	[ACT_REMOVED] = {"removed", N_("removed")},
	[ACT_SET_ASIDE] = {"set_aside", N_("cannot be read")},
	[ACT_CORRECTED] = {"corrected", N_("corrected")},
	[ACT_LARGE_REMOVAL] = {"large_removal", N_("large removal")},
	[ACT_CHANGED_IN_MERGE] = {"changed_in_merge",
				  N_("changed in the merge")},
	[ACT_MERGED] = {"merged", N_("merged in")},
	[ACT_NOT_ADOPTED] = {"not_adopted", N_("not adopted")},
	[ACT_SAME] = {"made_independently", N_("made independently")},
	[ACT_COPY] = {"copy", N_("copy of the same change")},
	[ACT_FILE_ADDED] = {"file_added", N_("file added")},
	[ACT_FILE_REMOVED] = {"file_removed", N_("file removed")},
	[ACT_RENAMED] = {"renamed", N_("renamed")},
	[ACT_BESIDE] = {"attachment_changed",
			N_("file without figures changed")},
	[ACT_DISSENT] = {"other_values", N_("values that do not count")},
	[ACT_FORMAT] = {"format_only", N_("format only")},
	[ACT_NOT_ON_LINE] = {"not_on_the_branch",
			     N_("no figure on the branch")},
};

struct log {
	const struct report_context *context;
	const struct log_question *question;
	struct grounds grounds;
	int64_t commit; /* the one that is asked for, or its merge */
	struct known_commit side, merge; /* where that is the merged view's */
	struct acts acts;
	struct figure_counts counts;
	struct deed deed; /* of the act that is told */
	struct table table;
};

/* A row of the entry, with what all its rows have. */
static struct table_value *
begin_row(struct log *log, const struct act_entry *entry, enum act_kind kind)
{
	struct table_value *row = table_row(&log->table);
	size_t department;
	int year;

	perimeter_document(&log->grounds.perimeter, entry->document,
			   &department, &year);
	if (log->question->merged_view && entry->is_merge)
		deeds_put_merge(&log->grounds.deeds, &log->deed.merged,
				&log->table, row);
	else
		deeds_put(&log->grounds.deeds, &log->deed, &log->table, row);
	document_put(&log->table, log->context->config->city, department, year,
		     row + COLUMN_DOCUMENT);
	row[COLUMN_EVENT] = table_state(kinds[kind].id, _(kinds[kind].words));
	return row;
}

/* In the order of the forms: the warehouse's numbers say nothing. */
static int
by_figure(const void *one, const void *other)
{
	return wording_compare(one, other);
}

static void
add_figure(struct log *log, const struct act_entry *entry, enum act_kind kind,
	   const struct worded_change *words)
{
	struct table_value *row = begin_row(log, entry, kind);

	row[COLUMN_ADDRESS] =
		wording_address(&log->grounds.wording, words, &log->table);
	change_put(words, &log->table, row + COLUMN_CHANGE);
}

/* Of changes, those that the configuration knows. */
struct worded_changes {
	VEC(struct worded_change) items;
};

static bool
add_worded(struct log *log, const struct figure_change *change,
	   bool (*find)(struct wording *, const struct figure_change *, bool *,
			struct worded_change *, struct error *),
	   struct worded_changes *out, struct error *err)
{
	struct worded_change words;
	bool known;

	if (!find(&log->grounds.wording, change, &known, &words, err))
		return false;
	if (known)
		*vec_push(&out->items) = words;
	return true;
}

/* The figures one by one, as many as were asked for, then the number of the
 * others. */
static void
add_figures(struct log *log, const struct act_entry *entry, enum act_kind kind,
	    struct worded_changes *words)
{
	size_t most = log->question->figures, count = words->items.count;

	vec_sort(&words->items, by_figure);
	for (size_t i = 0; i < count && i < most; i++)
		add_figure(log, entry, kind, &words->items.items[i]);
	if (count > most)
		begin_row(log, entry, kind)[COLUMN_FIGURES] =
			table_count((int64_t)(count - most));
}

static bool
add_singly(struct log *log, const struct act *act, struct error *err)
{
	struct worded_changes words = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < act->singly.count; i++)
		ok = add_worded(log, &act->singly.items[i], wording_find,
				&words, err);
	if (ok)
		add_figures(log, act->entry, act->kind, &words);
	vec_release(&words.items);
	return ok;
}

/* Its files have other names, or are not as many. */
static void
add_rename(struct log *log, const struct act *act)
{
	size_t before = act->before.count, now = act->now.count;
	struct table_value *row = begin_row(log, act->entry,
					    now > before   ? ACT_FILE_ADDED
					    : now < before ? ACT_FILE_REMOVED
							   : ACT_RENAMED);

	row[COLUMN_CHANGE + CHANGE_FIGURE] = table_text(
		&log->table,
		text_of(arena_printf(&log->table.arena, "%s → %s",
				     strbuf_string(&act->before.paths),
				     strbuf_string(&act->now.paths))));
}

/* Files without figures: of a document's they are no change. */
static void
add_attachments(struct log *log, const struct act *act)
{
	if (act->beside.attachments.length > 0 && act->kind != ACT_SET_ASIDE)
		begin_row(log, act->entry,
			  ACT_BESIDE)[COLUMN_CHANGE + CHANGE_FIGURE] =
			table_text(&log->table,
				   strbuf_view(&act->beside.attachments));
}

static void
add_count(struct log *log, const struct act *act, enum act_kind kind,
	  size_t figures)
{
	if (figures > 0)
		begin_row(log, act->entry, kind)[COLUMN_FIGURES] =
			table_count((int64_t)figures);
}

/* The act of a commit that changed no single figure on the branch. */
static void
add_whole(struct log *log, const struct act *act)
{
	struct table_value *row = begin_row(log, act->entry, act->kind);

	if (act->kind == ACT_MERGED && act->entry->brought > 0)
		row[COLUMN_FIGURES] = table_count((int64_t)act->entry->brought);
	if (act->kind == ACT_PUBLISHED || act->kind == ACT_RETURNED)
		row[COLUMN_FIGURES] = table_count(act->now.figures);
	else if (act->kind == ACT_REMOVED)
		row[COLUMN_FIGURES] = table_count(act->before.figures);
}

/* What else is told of its values says better than a row of its own that it
 * came to nothing. */
static bool
add_rows(struct log *log, const struct act *act, size_t rivals,
	 struct error *err)
{
	if (act->is_renamed && !act->entry->is_merge)
		add_rename(log, act);
	add_attachments(log, act);
	add_count(log, act, ACT_DISSENT, act->beside.dissents);
	add_count(log, act, ACT_PUBLISHED, act->published);
	add_count(log, act, ACT_RETURNED, act->returned);
	add_count(log, act, ACT_REMOVED, act->removed);
	if (act->published + act->returned + act->removed + act->singly.count ==
		    0 &&
	    act->kind != ACT_RENAMED && act->kind != ACT_BESIDE &&
	    act->kind != ACT_DISSENT &&
	    (act->kind != ACT_NOT_ON_LINE ||
	     (rivals == 0 && !act->is_told_later)))
		add_whole(log, act);
	return add_singly(log, act, err);
}

static bool
add_act(struct log *log, const struct act_entry *entry, size_t rivals,
	struct error *err)
{
	const struct arrival *late = arrivals_find(
		&log->grounds.arrivals, entry->document, entry->arrived);
	struct act act = {0};
	bool ok = act_look(&log->acts, entry, &log->counts, &act, err) &&
		  add_rows(log, &act, rivals, err);

	if (late)
		arrival_note(late, &log->deed.merged, log->grounds.city,
			     &log->table);
	act_release(&act);
	return ok;
}

/* Did that person do it, or is that the commit? */
static bool
is_asked_for(const struct log *log, const struct known_commit *commit)
{
	const char *author = log->question->author;

	return (!author || actor_is(&commit->author, author)) &&
	       (!log->question->commit || log->commit == commit->id);
}

/* The figures of a document that a merge brought or took away as a whole are
 * counted, all others told one by one. */
static bool
add_rival_figures(struct log *log, const struct act_entry *entry,
		  const struct act_rival *rivals, size_t count,
		  struct error *err)
{
	struct worded_changes words = {0};
	enum act_kind kind = rivals->kind;
	bool ok = true;

	if (kind == ACT_PUBLISHED || kind == ACT_RETURNED ||
	    kind == ACT_REMOVED) {
		begin_row(log, entry, kind)[COLUMN_FIGURES] =
			table_count((int64_t)count);
		return true;
	}
	for (size_t i = 0; ok && i < count; i++)
		ok = add_worded(log, &rivals[i].change,
				kind == ACT_CORRECTED ? wording_find
						      : wording_find_rival,
				&words, err);
	if (ok)
		add_figures(log, entry, kind, &words);
	vec_release(&words.items);
	return ok;
}

/* Values that one commit made and one merge met: the deed of both. */
static bool
add_rivals(struct log *log, const struct act_entry *entry,
	   const struct act_rival *rivals, size_t count, struct error *err)
{
	if (!deeds_between(&log->grounds.deeds, rivals->written, rivals->merged,
			   &log->deed, err))
		return false;
	return (!is_asked_for(log, &log->deed.written) &&
		!is_asked_for(log, &log->deed.merged)) ||
	       add_rival_figures(log, entry, rivals, count, err);
}

static bool
is_together(const struct act_rival *a, const struct act_rival *b)
{
	return a->kind == b->kind && a->written == b->written &&
	       a->merged == b->merged;
}

static bool
add_entry(struct log *log, const struct act_entry *entry, struct error *err)
{
	size_t count, run;
	const struct act_rival *rivals = acts_rivals(&log->acts, entry, &count);

	if (!deeds_find(&log->grounds.deeds, entry->edition, entry->arrived,
			&log->deed, err) ||
	    (is_asked_for(log, &log->deed.written) &&
	     acts_wants(&log->acts, entry) && !add_act(log, entry, count, err)))
		return false;
	for (; count > 0; rivals += run, count -= run) {
		for (run = 1; run < count && is_together(rivals, rivals + run);)
			run++;
		if (!add_rivals(log, entry, rivals, run, err))
			return false;
	}
	return true;
}

static void
add_columns(struct table *table)
{
	deed_columns(table);
	document_columns(table);
	table_column(table, "event", _("Event"), "", false);
	table_column(table, "figures", _("Number of figures"), "", true);
	table_column(table, "address", _("Address"), "", false);
	change_columns(table);
	for (size_t i = COLUMN_FIGURES; i < table->columns.count; i++)
		table->columns.items[i].silent = "";
}

static void
add_facts(struct log *log)
{
	const struct city *city = log->context->config->city;
	const struct log_question *question = log->question;

	table_begin(&log->table, log->context, "log",
		    question->merged_view
			    ? _("What came onto the branch (merged view)")
			    : _("What commits changed"));
	since_facts(&log->table, city, question->since);
	if (question->department != SIZE_MAX)
		table_fact(&log->table, "department", _("Department"), "%s",
			   city->departments[question->department].name);
	if (question->year != 0)
		years_fact(&log->table, question->year, question->year);
	if (question->author)
		table_fact(&log->table, "author", _("Written by"), "%s",
			   question->author);
}

/* Of what it brought in, only the side's own is listed. */
static void
note_side(struct log *log)
{
	const struct known_commit *side = &log->side, *merge = &log->merge;

	table_note(&log->table, "side",
		   _("%s (%s) was written beside the branch, and came onto it "
		     "with %s: only what came from it is listed; `--commit "
		     "%s` lists all that came then."),
		   side->digits, side->author.shown, merge->digits,
		   merge->digits);
	people_mention(&log->grounds.deeds.people, &side->author, side->digits);
}

static void
add_notes(struct log *log)
{
	if (table_row_count(&log->table) == 0)
		table_note(&log->table, "none",
			   _("No commit that was asked for changed a document "
			     "of the city."));
	else
		table_note(
			&log->table, "line",
			_("Old and new values are those of the branch; a row "
			  "with a number of figures and no figure stands "
			  "for as many."));
	if (log->question->merged_view)
		table_note(&log->table, "merged_view",
			   _("The merged view names who merged, not who wrote: "
			     "that is in `juesuan log` and `juesuan trace`."));
	if (log->acts.side != 0)
		note_side(log);
	people_note(&log->grounds.deeds.people, &log->table);
}

/* The commit that is asked for. In the merged view one that was written beside
 * the line is its merge's. */
static bool
find_commit(struct log *log, struct error *err)
{
	struct commits *commits = &log->grounds.deeds.commits;
	struct known_commit commit;

	if (!log->question->commit)
		return true;
	if (!commit_find(log->context->warehouse, log->question->commit,
			 &log->commit, err) ||
	    !commits_find(commits, log->commit, &commit, err))
		return false;
	if (!log->question->merged_view || commit.on_line ||
	    commit.arrived > log->context->moment.position)
		return true;
	log->side = commit;
	log->acts.side = commit.id;
	if (!commits_find_at(commits, commit.arrived, &log->merge, err))
		return false;
	log->commit = log->merge.id;
	return true;
}

bool
report_log(const struct report_context *context,
	   const struct log_question *question, struct table *out,
	   struct error *err)
{
	struct log log = {
		.context = context,
		.question = question,
		.acts = {.perimeter = &log.grounds.perimeter,
			 .deeds = &log.grounds.deeds,
			 .department = question->department,
			 .year = question->year,
			 .first = question->first,
			 .merged_view = question->merged_view},
	};
	bool ok = (question->year == 0 ||
		   year_is_known(context->config->city, question->year, err)) &&
		  grounds_open(context, &log.grounds, err) &&
		  find_commit(&log, err) && acts_read(&log.acts, err);

	if (ok) {
		add_facts(&log);
		add_columns(&log.table);
	}
	for (size_t i = 0; ok && i < log.acts.entries.count; i++)
		if (log.acts.entries.items[i].on_line || !question->merged_view)
			ok = add_entry(&log, &log.acts.entries.items[i], err);
	if (ok) {
		add_notes(&log);
		*out = log.table;
	} else {
		table_release(&log.table);
	}
	figure_counts_release(&log.counts);
	acts_release(&log.acts);
	grounds_release(&log.grounds);
	return ok;
}
