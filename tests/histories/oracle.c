/*
 * What the warehouse should say of a model: every commit replayed with nothing
 * left out and nothing clever. Slow, and meant to be checked by reading it.
 */
#include "model.h"

/* How the warehouse writes down the states of a value. */
enum {
	STATE_NUMBER = 0,
	STATE_NOT_APPLICABLE = 2,
	STATE_UNREADABLE = 3,
	STATE_ABSENT = 4,
};

/* A figure at a commit. One that nobody ever wrote or removed has no origin. */
struct standing {
	int origin; /* -1: none */
	struct value value;
};

/* That it stands so in the history of a commit. */
struct side {
	int commit;
	struct standing standing;
};

/*
 * What a figure may be at a commit: one thing, or where a merge cannot be read
 * and its parents disagree, whatever stands at one of them. The first that has
 * an origin is what counts until somebody knows better.
 */
#define SIDES_MAX COMMITS_MAX
struct sides {
	int count;
	struct side items[SIDES_MAX];
};

struct replay {
	const struct model *model;
	int tip;
	bool descends[COMMITS_MAX][COMMITS_MAX]; /* the first from the second */
	bool unchanged[COMMITS_MAX][DOCUMENTS];  /* against the first parent */
	/* Does the file give the form, or did it when it could last be read? */
	bool gave[COMMITS_MAX][DOCUMENTS][FILES][FORMS];
	struct sides figures[COMMITS_MAX][DOCUMENTS][FORMS][ROWS][COLUMNS];
	int line[COMMITS_MAX], positions; /* the first-parent line */
	struct strbuf *out;
};

/* --- The rule --- */

static bool
file_gives(const struct filing *filing, int file, int form)
{
	return filing_prints(filing, file, form) &&
	       filing->files[file].damage == DAMAGE_NONE &&
	       !filing_doubles(filing, file, form);
}

/* May a file have the form, though it could not be read? */
static bool
file_hides(const struct filing *filing, int file, int form)
{
	return filing_has_file(filing, file) &&
	       (filing->files[file].damage != DAMAGE_NONE ||
		filing_doubles(filing, file, form));
}

/* The first file, in their order, that gives the form; -1 where none does, or
 * where one before it gave it and hides it now. */
static int
first_file(const struct replay *replay, int number, int d, int form)
{
	const struct filing *filing =
		&replay->model->commits[number].filings[d];

	for (int place = 0; place < FILES; place++) {
		int file = filing_file_at(d, filing, place);

		if (file_gives(filing, file, form))
			return file;
		if (filing_has_file(filing, file) &&
		    replay->gave[number][d][file][form])
			return -1;
	}
	return -1;
}

static bool
form_is_read(const struct replay *replay, int number, int d, int form)
{
	return first_file(replay, number, d, form) >= 0;
}

/* May the form be there, though it could not be read? Then its figures stay
 * what they were. */
static bool
form_stays(const struct replay *replay, int number, int d, int form)
{
	const struct filing *filing =
		&replay->model->commits[number].filings[d];
	bool nothing_read = true, a_file_lost = false, is_hidden = false;

	if (filing->arrangement == ARRANGED_NONE ||
	    form_is_read(replay, number, d, form))
		return false;
	for (int f = 0; f < FORMS; f++)
		nothing_read =
			nothing_read && !form_is_read(replay, number, d, f);
	for (int f = 0; f < FILES; f++) {
		is_hidden = is_hidden || filing_doubles(filing, f, form) ||
			    (filing_has_file(filing, f) &&
			     replay->gave[number][d][f][form]);
		a_file_lost =
			a_file_lost || (filing_has_file(filing, f) &&
					filing->files[f].damage != DAMAGE_NONE);
	}
	return nothing_read || a_file_lost || is_hidden;
}

static bool
value_equal(const struct value *a, const struct value *b)
{
	return a->kind == b->kind && a->number == b->number;
}

static bool
side_equal(const struct side *a, const struct side *b)
{
	return a->standing.origin == b->standing.origin;
}

/* Of those that are the same, the first stays. */
static void
add_side(struct sides *sides, const struct side *side)
{
	for (int s = 0; s < sides->count; s++)
		if (side_equal(&sides->items[s], side))
			return;
	sides->items[sides->count++] = *side;
}

/* The first of them that has an origin, else none. */
static struct standing
standing_of(const struct sides *sides)
{
	for (int s = 0; s < sides->count; s++)
		if (sides->items[s].standing.origin >= 0)
			return sides->items[s].standing;
	return (struct standing){-1, {VALUE_BLANK, 0}};
}

/* Whatever the figure may be at a parent, or with -1 at any of them, in their
 * order. */
static struct sides
sides_of(const struct replay *replay, int number, int only, int d, int f, int r,
	 int c)
{
	const struct commit *commit = &replay->model->commits[number];
	struct sides sides = {0};

	for (int p = 0; p < commit->parent_count; p++) {
		const struct sides *parent =
			&replay->figures[commit->parents[p]][d][f][r][c];

		for (int s = 0; s < parent->count; s++)
			if (only < 0 || only == p)
				add_side(&sides, &parent->items[s]);
	}
	return sides;
}

/* Which of the sides agrees with the commit's own value: the first; -1:
 * none. */
static int
keeper_of(const struct sides *sides, const struct value *own)
{
	for (int s = 0; s < sides->count; s++)
		if (value_equal(&sides->items[s].standing.value, own))
			return s;
	return -1;
}

/* The file whose value counts: of those that give the form the first that has
 * any; -1 where none has. */
static int
counting_file(const struct replay *replay, int number, int d, int f, int r,
	      int c)
{
	const struct filing *filing =
		&replay->model->commits[number].filings[d];

	for (int place = 0; place < FILES; place++) {
		int file = filing_file_at(d, filing, place);

		if (file_gives(filing, file, f) &&
		    filing_value(filing, file, f, r, c)->kind != VALUE_BLANK)
			return file;
	}
	return -1;
}

static struct value
own_value(const struct replay *replay, int number, int d, int f, int r, int c)
{
	int file = counting_file(replay, number, d, f, r, c);

	return form_is_read(replay, number, d, f) && file >= 0
		       ? *filing_value(
				 &replay->model->commits[number].filings[d],
				 file, f, r, c)
		       : (struct value){VALUE_BLANK, 0};
}

/* What cannot be read stays what it was: where the files are those of the first
 * parent as they are, what it is there. */
static struct sides
replay_unread(const struct replay *replay, int number, int d, int f, int r,
	      int c)
{
	struct sides sides =
		sides_of(replay, number, replay->unchanged[number][d] ? 0 : -1,
			 d, f, r, c);

	if (sides.count > 1)
		return sides;
	return (struct sides){1, {{number, standing_of(&sides)}}};
}

static struct sides
replay_figure(const struct replay *replay, int number, int d, int f, int r,
	      int c)
{
	struct sides sides = sides_of(replay, number, -1, d, f, r, c);
	struct value own = own_value(replay, number, d, f, r, c);
	int keeper = keeper_of(&sides, &own);
	struct side side = {number, {number, own}};

	if (keeper >= 0)
		side.standing = sides.items[keeper].standing;
	else if (sides.count == 0 && own.kind == VALUE_BLANK)
		side.standing = standing_of(&sides);
	return (struct sides){1, {side}};
}

#define each_figure(d, f, r, c, model)                                         \
	for (int d = 0; d < (model)->documents; d++)                           \
		for (int f = 0; f < FORMS; f++)                                \
			for (int r = 0; r < ROWS; r++)                         \
				for (int c = 0; c < COLUMNS; c++)

static void
replay_descent(struct replay *replay)
{
	for (int i = 0; i <= replay->tip; i++)
		for (int j = 0; j <= replay->tip; j++)
			replay->descends[i][j] =
				model_descends(replay->model, i, j);
}

/* Has the commit the files of its first parent as they are? */
static bool
is_unchanged(const struct model *model, int number, int d)
{
	const struct commit *commit = &model->commits[number];

	return commit->parent_count > 0 &&
	       filing_equal(d, &commit->filings[d],
			    &model->commits[commit->parents[0]].filings[d]);
}

/* Did the file of this path give the form at a parent? Where the files are
 * those of the first parent as they are, only that one counts. */
static bool
gave_before(const struct replay *replay, int number, int d, int file, int form)
{
	const struct commit *commit = &replay->model->commits[number];
	int end = replay->unchanged[number][d] ? 1 : commit->parent_count;
	bool gave = false;

	for (int p = 0; p < end; p++)
		for (int f = 0; f < FILES; f++) {
			const struct filing *there =
				&replay->model->commits[commit->parents[p]]
					 .filings[d];
			struct strbuf here = {0}, path = {0};

			file_path(d, &commit->filings[d], file, &here);
			file_path(d, there, f, &path);
			gave = gave ||
			       (filing_has_file(there, f) &&
				strcmp(here.data, path.data) == 0 &&
				replay->gave[commit->parents[p]][d][f][form]);
			strbuf_release(&here);
			strbuf_release(&path);
		}
	return gave;
}

static void
replay_files(struct replay *replay, int number, int d)
{
	const struct filing *filing =
		&replay->model->commits[number].filings[d];

	for (int file = 0; file < FILES; file++)
		for (int form = 0; form < FORMS; form++)
			replay->gave[number][d][file][form] =
				file_gives(filing, file, form) ||
				(file_hides(filing, file, form) &&
				 gave_before(replay, number, d, file, form));
}

static void
replay_commit(struct replay *replay, int number)
{
	const struct model *model = replay->model;

	for (int d = 0; d < model->documents; d++) {
		replay->unchanged[number][d] = is_unchanged(model, number, d);
		replay_files(replay, number, d);
	}
	each_figure(d, f, r, c, model) replay->figures[number][d][f][r][c] =
		form_stays(replay, number, d, f)
			? replay_unread(replay, number, d, f, r, c)
			: replay_figure(replay, number, d, f, r, c);
}

/* --- The line, and what is known when --- */

static void
lay_line(struct replay *replay)
{
	int reversed[COMMITS_MAX], count = 0;

	for (int i = replay->tip;; i = replay->model->commits[i].parents[0]) {
		reversed[count++] = i;
		if (replay->model->commits[i].parent_count == 0)
			break;
	}
	replay->positions = count;
	for (int p = 0; p < count; p++)
		replay->line[p] = reversed[count - 1 - p];
}

static int
position_of(const struct replay *replay, int commit)
{
	for (int p = 0; p < replay->positions; p++)
		if (replay->line[p] == commit)
			return p;
	return -1;
}

/* The first position at which the commit is part of the line's history. */
static int
arrival(const struct replay *replay, int commit)
{
	int p = 0;

	while (!replay->descends[replay->line[p]][commit])
		p++;
	return p;
}

static int64_t
known_time(const struct replay *replay, int commit)
{
	int64_t known = INT64_MIN;

	for (int i = 0; i <= commit; i++)
		if (replay->descends[commit][i] &&
		    replay->model->commits[i].committed.time > known)
			known = replay->model->commits[i].committed.time;
	return known;
}

static void
put_identity(const struct replay *replay, int identity, struct moment moment)
{
	strbuf_printf(replay->out, "%s\t%s\t%lld\t%d\t",
		      identities[identity].name, identities[identity].mail,
		      (long long)moment.time, moment.zone);
}

static void
put_message(const struct replay *replay, const struct commit *commit)
{
	struct strbuf message = {0};

	commit_message(commit, &message);
	for (size_t i = 0; i < message.length; i++)
		if (message.data[i] == '\n')
			strbuf_puts(replay->out, "\\n");
		else if (message.data[i] == '\\')
			strbuf_puts(replay->out, "\\\\");
		else
			strbuf_putc(replay->out, message.data[i]);
	strbuf_release(&message);
}

static void
put_commit(const struct replay *replay, int number)
{
	const struct model *model = replay->model;
	const struct commit *commit = &model->commits[number];
	int position = position_of(replay, number);

	strbuf_printf(replay->out, "commit\t%s\t%s\t", commit->oid,
		      commit->parent_count > 0
			      ? model->commits[commit->parents[0]].oid
			      : "\\N");
	if (position < 0)
		strbuf_puts(replay->out, "\\N\t");
	else
		strbuf_printf(replay->out, "%d\t", position);
	strbuf_printf(replay->out, "%d\t", arrival(replay, number));
	put_identity(replay, commit->author, commit->written);
	put_identity(replay, commit->committer, commit->committed);
	strbuf_printf(replay->out, "%lld\t",
		      (long long)known_time(replay, number));
	put_message(replay, commit);
	strbuf_puts(replay->out, "\t0\t\n"); /* unsigned, by nobody */
	for (int p = 1; p < commit->parent_count; p++)
		strbuf_printf(replay->out, "commit_parent\t%s\t%d\t%s\n",
			      commit->oid, p,
			      model->commits[commit->parents[p]].oid);
}

/* --- Versions --- */

/* The value and how its origin prints it, as the warehouse writes them. */
static void
put_value(const struct replay *replay, const struct standing *standing, int d,
	  int f, int r, int c)
{
	const struct filing *filing =
		&replay->model->commits[standing->origin].filings[d];
	struct strbuf text = {0};
	const char *point;

	switch (standing->value.kind) {
	case VALUE_NUMBER:
		value_print(
			&standing->value,
			&filing->files[counting_file(replay, standing->origin,
						     d, f, r, c)]
				 .style,
			&text);
		point = strchr(text.data, '.');
		strbuf_printf(replay->out, "%lld\t%zu",
			      standing->value.number * 10000LL,
			      STATE_NUMBER +
				      (strchr(text.data, ',') ? 8u : 0u) +
				      16 * (point ? strlen(point + 1) : 0));
		break;
	case VALUE_DASHES:
		strbuf_printf(replay->out, "0\t%d", STATE_NOT_APPLICABLE);
		break;
	case VALUE_GARBAGE:
		strbuf_printf(replay->out, "0\t%d", STATE_UNREADABLE);
		break;
	default:
		strbuf_printf(replay->out, "0\t%d", STATE_ABSENT);
		break;
	}
	strbuf_release(&text);
}

static void
put_cell(const struct replay *replay, const char *kind, int d, int f, int r,
	 int c)
{
	strbuf_printf(replay->out, "%s\t%s\t%s\t%s\t%s/%d\t", kind, form_ids[f],
		      row_ids[r], column_ids[c], documents[d].aliases[0],
		      documents[d].year);
}

/* Walk the line position by position: a version is a stretch of one value. */
static void
put_versions(const struct replay *replay, int d, int f, int r, int c)
{
	for (int from = 0, until; from < replay->positions; from = until) {
		struct standing standing = standing_of(
			&replay->figures[replay->line[from]][d][f][r][c]);

		for (until = from + 1; until < replay->positions; until++) {
			struct standing next = standing_of(
				&replay->figures[replay->line[until]][d][f][r]
						[c]);
			if ((next.origin < 0) != (standing.origin < 0) ||
			    !value_equal(&next.value, &standing.value))
				break;
		}
		if (standing.origin < 0)
			continue;
		put_cell(replay, "version", d, f, r, c);
		strbuf_printf(replay->out, "%d\t", from);
		if (until == replay->positions)
			strbuf_puts(replay->out, "\\N\t");
		else
			strbuf_printf(replay->out, "%d\t", until);
		put_value(replay, &standing, d, f, r, c);
		strbuf_printf(replay->out, "\t%s\n",
			      replay->model->commits[standing.origin].oid);
	}
}

/* --- Rivals --- */

/* Is another side's value one that the commit's own met, and news to its
 * keeper? */
static bool
is_rival(const struct replay *replay, const struct standing *other,
	 const struct side *keeper, const struct standing *own)
{
	if (other->origin < 0 ||
	    replay->descends[keeper->commit][other->origin])
		return false;
	if (own->origin < 0)
		return other->value.kind != VALUE_BLANK;
	return !value_equal(&other->value, &own->value) ||
	       !replay->descends[other->origin][own->origin];
}

/* The side that a commit went with: the first one that agrees; where nothing
 * can be read, or without any of them, its first parent's. */
static struct side
keeping_side(const struct replay *replay, int number, int d, int f, int r,
	     int c)
{
	struct sides sides = sides_of(replay, number, -1, d, f, r, c);
	struct sides first =
		sides_of(replay, number, replay->unchanged[number][d] ? 0 : -1,
			 d, f, r, c);
	struct value own = own_value(replay, number, d, f, r, c);
	int keeper = keeper_of(&sides, &own);

	if (form_stays(replay, number, d, f))
		return first.items[0];
	return sides.items[keeper < 0 ? 0 : keeper];
}

/* Nothing is told of a commit that may have gone with several sides. */
static void
put_rivals(const struct replay *replay, int number, int d, int f, int r, int c)
{
	const struct model *model = replay->model;
	const struct sides *result = &replay->figures[number][d][f][r][c];
	struct sides sides = sides_of(replay, number, -1, d, f, r, c);
	struct side keeper = keeping_side(replay, number, d, f, r, c);
	struct standing own = standing_of(result);

	for (int s = 0; s < sides.count && result->count == 1; s++) {
		const struct standing *other = &sides.items[s].standing;

		if (!is_rival(replay, other, &keeper, &own))
			continue;
		put_cell(replay, "rival", d, f, r, c);
		strbuf_printf(replay->out, "%s\t%s\t",
			      model->commits[number].oid,
			      model->commits[other->origin].oid);
		put_value(replay, other, d, f, r, c);
		strbuf_printf(replay->out, "\t%d\n",
			      own.origin >= 0 &&
				      value_equal(&other->value, &own.value));
	}
}

void
oracle_print(const struct model *model, int tip, struct strbuf *out)
{
	static struct replay replay;

	replay = (struct replay){.model = model, .tip = tip, .out = out};
	replay_descent(&replay);
	for (int i = 0; i <= tip; i++)
		replay_commit(&replay, i);
	lay_line(&replay);
	for (int i = 0; i <= tip; i++) {
		if (!replay.descends[tip][i])
			continue;
		put_commit(&replay, i);
		each_figure(d, f, r, c, model)
			put_rivals(&replay, i, d, f, r, c);
	}
	each_figure(d, f, r, c, model) put_versions(&replay, d, f, r, c);
}
