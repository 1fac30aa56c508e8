/*
 * Making up an archive's history: whatever people do to files and branches.
 *
 * Values are few, so that people often agree by chance, and much is taken from
 * other commits, so that what was comes back.
 */
#include "model.h"

#include <stdarg.h>
#include <stdio.h>

int
dice_roll(struct dice *dice, int sides)
{
	uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return (int)((z ^ z >> 31) % (uint64_t)sides);
}

bool
dice_one_in(struct dice *dice, int times)
{
	return dice_roll(dice, times) == 0;
}

struct making {
	struct model *model;
	struct dice dice;
	struct commit *commit; /* the one at hand */
	int number;            /* its index */
};

static int
roll(struct making *m, int sides)
{
	return dice_roll(&m->dice, sides);
}

static bool
one_in(struct making *m, int times)
{
	return dice_one_in(&m->dice, times);
}

static void __attribute__((format(printf, 2, 3)))
note(struct making *m, const char *format, ...)
{
	char *deed = m->commit->deed;
	size_t length = strlen(deed);
	va_list args;

	va_start(args, format);
	vsnprintf(deed + length, sizeof m->commit->deed - length, format, args);
	va_end(args);
}

/* --- What people write --- */

static struct value
any_value(struct making *m)
{
	static const int numbers[] = {0, 500, 1230, 1234, 107120, -300};
	int kind = roll(m, 16);

	if (kind == 0)
		return (struct value){VALUE_DASHES, 0};
	if (kind == 1)
		return (struct value){VALUE_GARBAGE, 0};
	if (kind <= 3)
		return (struct value){VALUE_BLANK, 0};
	return (struct value){VALUE_NUMBER, numbers[roll(m, 6)]};
}

static struct value *
any_cell(struct making *m, struct filing *filing)
{
	int form = roll(m, FORMS), row = roll(m, ROWS);
	int column = roll(m, COLUMNS);

	return filing->arrangement == ARRANGED_BOTH && one_in(m, 3)
		       ? &filing->others[form][row][column]
		       : &filing->values[form][row][column];
}

static struct style
any_style(struct making *m)
{
	static const char separators[] = ",;\t";

	return (struct style){
		.csv = one_in(m, 2),
		.bars = one_in(m, 3),
		.separator = separators[one_in(m, 3) ? 1 + roll(m, 2) : 0],
		.quoted = one_in(m, 4),
		.crlf = one_in(m, 4),
		.mark = one_in(m, 5),
		.yuan = one_in(m, 4),
		.grouped = one_in(m, 3),
		.swapped = one_in(m, 4),
		.reversed = one_in(m, 4),
		.airy = one_in(m, 5),
		.omits = one_in(m, 3),
		.decimals = roll(m, 3),
	};
}

/* Every form has a number somewhere, or it would be none; and only CSV can tell
 * that it breaks off. */
static void
settle(struct filing *filing)
{
	for (int f = 0; f < FILES; f++) {
		struct file *file = &filing->files[f];

		if (file->damage == DAMAGE_TRUNCATED)
			file->style.csv = true;
		if (!file->style.separator)
			file->style.separator = ',';
	}
	for (int f = 0; f < FORMS; f++) {
		if (filing->values[f][0][0].kind != VALUE_NUMBER)
			filing->values[f][0][0] =
				(struct value){VALUE_NUMBER, 700};
		if (filing->others[f][0][0].kind != VALUE_NUMBER)
			filing->others[f][0][0] =
				(struct value){VALUE_NUMBER, 800};
	}
}

static void
write_anew(struct making *m, struct filing *filing)
{
	*filing = (struct filing){
		.arrangement = 1 + (enum arrangement)roll(m, ARRANGEMENTS - 1)};
	for (int f = 0; f < FILES; f++)
		filing->files[f] = (struct file){.alias = one_in(m, 5),
						 .suffix = roll(m, 3),
						 .style = any_style(m)};
	for (int i = 0; i < FORMS * ROWS * COLUMNS; i++) {
		struct value *value = &filing->values[0][0][0] + i;

		*value = any_value(m);
		(&filing->others[0][0][0])[i] =
			one_in(m, 3) ? any_value(m) : *value;
	}
}

static void
edit(struct making *m, struct filing *filing)
{
	for (int i = 1 + roll(m, 3); i > 0; i--)
		*any_cell(m, filing) = any_value(m);
}

static void
restyle(struct making *m, struct filing *filing)
{
	struct file *file = &filing->files[roll(m, FILES)];
	bool csv = file->style.csv;

	file->style = any_style(m);
	if (!one_in(m, 3))
		file->style.csv = csv; /* the name stays */
}

static void
rename_file(struct making *m, struct filing *filing)
{
	struct file *file = &filing->files[roll(m, FILES)];

	if (one_in(m, 3))
		file->alias = !file->alias;
	else
		file->suffix = roll(m, 3);
}

static void
break_file(struct making *m, struct filing *filing)
{
	struct file *file = &filing->files[roll(m, FILES)];

	file->damage = 1 + (enum damage)roll(m, DAMAGES - 1);
}

static void
mend(struct filing *filing)
{
	for (int f = 0; f < FILES; f++)
		filing->files[f].damage = DAMAGE_NONE;
	for (int f = 0; f < FORMS; f++)
		filing->twice[f] = false;
}

/* --- What was, and comes back --- */

static const struct commit *
any_commit(struct making *m)
{
	return &m->model->commits[roll(m, m->number)];
}

/* An earlier content of the document, a few first parents back. */
static void
revert(struct making *m, int document)
{
	const struct commit *from = m->commit;

	for (int steps = 1 + roll(m, 3); steps > 0 && from->parent_count > 0;
	     steps--)
		from = &m->model->commits[from->parents[0]];
	if (from != m->commit)
		m->commit->filings[document] = from->filings[document];
}

/* What another commit changed against its first parent, written by the same
 * person at the same time. */
static void
pick(struct making *m)
{
	const struct commit *from = any_commit(m);

	if (from->parent_count != 1)
		return;
	note(m, "pick %d; ", (int)(from - m->model->commits));
	const struct commit *before = &m->model->commits[from->parents[0]];
	for (int d = 0; d < m->model->documents; d++) {
		const struct value *old = &before->filings[d].values[0][0][0];
		const struct value *new = &from->filings[d].values[0][0][0];
		struct value *own = &m->commit->filings[d].values[0][0][0];

		for (int i = 0; i < FORMS * ROWS * COLUMNS; i++)
			if (old[i].kind != new[i].kind ||
			    old[i].number != new[i].number)
				own[i] = new[i];
	}
	m->commit->author = from->author;
	m->commit->written = from->written;
	m->commit->told_as = from->told_as;
	m->commit->encoding = from->encoding;
}

static void
swap_documents(struct filing *a, struct filing *b)
{
	struct filing that = *a;

	*a = *b;
	*b = that;
}

static void
change_document(struct making *m, int document)
{
	struct filing *filing = &m->commit->filings[document];
	int other = roll(m, m->model->documents);
	static const struct {
		int times;
		const char *name;
	} deeds[] = {
		{30, "edit"},
		{8, "restyle"},
		{8, "rename"},
		{4, "move"},
		{10, "revert"},
		{6, "remove"},
		{5, "rewrite"},
		{3, "copy"},
		{3, "take the path of"},
		{7, "break"},
		{5, "break softly"},
		{4, "mode"},
		{3, "change places with"},
	};
	int at = roll(m, 96), deed = 0;

	if (filing->arrangement == ARRANGED_NONE && !one_in(m, 4)) {
		if (one_in(m, 2))
			revert(m, document);
		if (filing->arrangement == ARRANGED_NONE)
			write_anew(m, filing);
		note(m, "add %d; ", document);
		return;
	}
	while (at >= deeds[deed].times)
		at -= deeds[deed++].times;
	note(m, "%s %d; ", deeds[deed].name, document);
	switch (deed) {
	case 0:
		mend(filing);
		edit(m, filing);
		break;
	case 1:
		restyle(m, filing);
		break;
	case 2:
		rename_file(m, filing);
		if (one_in(m, 2))
			edit(m, filing);
		break;
	case 3:
		filing->arrangement =
			1 + (enum arrangement)roll(m, ARRANGEMENTS - 1);
		break;
	case 4:
		revert(m, document);
		break;
	case 5:
		filing->arrangement = ARRANGED_NONE;
		break;
	case 6:
		write_anew(m, filing);
		break;
	case 7:
		*filing = m->commit->filings[other];
		break;
	case 8:
		m->commit->filings[other] = *filing;
		filing->arrangement = ARRANGED_NONE;
		break;
	case 9:
		break_file(m, filing);
		if (one_in(m, 3))
			edit(m, filing);
		break;
	case 10:
		filing->twice[roll(m, FORMS)] = true;
		if (one_in(m, 2))
			edit(m, filing);
		break;
	case 11:
		filing->files[0].executable = !filing->files[0].executable;
		break;
	default:
		swap_documents(&m->commit->filings[other], filing);
		break;
	}
}

/* --- The graph --- */

static bool
is_head(const struct making *m, int commit)
{
	for (int i = commit + 1; i < m->number; i++)
		for (int p = 0; p < m->model->commits[i].parent_count; p++)
			if (m->model->commits[i].parents[p] == commit)
				return false;
	return true;
}

/* Mostly one that nobody went on from yet. */
static int
any_parent(struct making *m)
{
	int commit = roll(m, m->number);

	for (int tries = 0; tries < 8 && !is_head(m, commit); tries++)
		commit = roll(m, m->number);
	return commit;
}

static void
add_parent(struct making *m, int parent)
{
	struct commit *commit = m->commit;

	/* Hardly a tool would write a parent twice, but nothing forbids it. */
	for (int p = 0; p < commit->parent_count; p++)
		if (commit->parents[p] == parent && !one_in(m, 60))
			return;
	if (commit->parent_count < PARENTS_MAX)
		commit->parents[commit->parent_count++] = parent;
}

static void
choose_parents(struct making *m)
{
	int kind = roll(m, 100), more = 0;

	if (m->number == 0 || kind < 4)
		return;
	add_parent(m, kind < 55   ? m->number - 1
		      : kind < 90 ? any_parent(m)
				  : roll(m, m->number));
	if (one_in(m, 3))
		more = one_in(m, 4) ? 2 + roll(m, 4) : 1;
	if (m->number == m->model->count - 1)
		more += 2;
	while (more-- > 0)
		add_parent(m,
			   one_in(m, 4) ? roll(m, m->number) : any_parent(m));
}

static const struct commit *
parent_of(const struct making *m, int parent)
{
	return &m->model->commits[m->commit->parents[parent]];
}

static int
any_side(struct making *m)
{
	return one_in(m, 2) ? 0 : roll(m, m->commit->parent_count);
}

/* A document whose sides are put together cell by cell. */
static void
merge_cells(struct making *m, int document)
{
	struct value *own = &m->commit->filings[document].values[0][0][0];

	for (int i = 0; i < FORMS * ROWS * COLUMNS; i++)
		own[i] = (&parent_of(m, any_side(m))
				   ->filings[document]
				   .values[0][0][0])[i];
}

static void
merge_document(struct making *m, int document)
{
	struct filing *filing = &m->commit->filings[document];
	int side = any_side(m);

	*filing = parent_of(m, side)->filings[document];
	note(m, "%d from %d", document, m->commit->parents[side]);
	if (one_in(m, 2)) {
		merge_cells(m, document);
		note(m, " by cells");
	}
	if (one_in(m, 10)) {
		edit(m, filing);
		note(m, " and edited");
	}
	if (one_in(m, 20)) {
		filing->files[0].damage = DAMAGE_CONFLICT;
		note(m, " and left in conflict");
	}
	note(m, "; ");
}

static void
merge(struct making *m)
{
	int side = one_in(m, 3) ? 1 : 0;

	if (!one_in(m, 5)) {
		for (int d = 0; d < m->model->documents; d++)
			merge_document(m, d);
		return;
	}
	memcpy(m->commit->filings, parent_of(m, side)->filings,
	       sizeof m->commit->filings);
	note(m, "merge, all from %d; ", m->commit->parents[side]);
}

static void
change(struct making *m)
{
	int deeds = one_in(m, 8) ? 0 : 1 + roll(m, 2);

	if (m->number > 0 && one_in(m, 8)) {
		pick(m);
		return;
	}
	m->commit->readme = roll(m, 3);
	while (deeds-- > 0)
		change_document(m, roll(m, m->model->documents));
}

/* --- People and clocks --- */

static struct moment
any_moment(struct making *m)
{
	static const int zones[] = {480, 0, -210, 345, 840};
	static const int64_t absurd[] = {
		0, 1, -86400, 4102444800, 253402300800, 1000, 99999999999,
	};
	int64_t time = 1700000000 + m->number * 5000;

	switch (roll(m, 12)) {
	case 0:
		time = absurd[roll(m, 7)];
		break;
	case 1:
		time -= roll(m, 200000); /* older than its parents */
		break;
	default:
		time += roll(m, 4000);
		break;
	}
	return (struct moment){time, zones[one_in(m, 4) ? roll(m, 5) : 0]};
}

static void
sign(struct making *m)
{
	struct commit *commit = m->commit;

	commit->author = roll(m, IDENTITIES);
	commit->committer = roll(m, IDENTITIES);
	commit->written = any_moment(m);
	commit->committed = any_moment(m);
	commit->told_as = m->number;
	commit->encoding =
		one_in(m, 6) ? 1 + (enum encoding)roll(m, 2) : ENCODING_UTF8;
}

/* Who merged says that he pulled: his own work is the first parent for git. */
static void
pull(struct making *m)
{
	struct commit *commit = m->commit;
	int own = parent_of(m, 0)->author;

	if (commit->parent_count != 2 || !one_in(m, 4))
		return;
	commit->pull = one_in(m, 3) ? PULL_OTHER : PULL_MADE;
	if (commit->pull == PULL_MADE)
		commit->author = parent_of(m, 1)->author;
	else if (commit->author == own)
		commit->author = (own + 1) % IDENTITIES;
	note(m, commit->pull == PULL_MADE ? "pull; " : "say to pull; ");
}

static void
make_commit(struct making *m)
{
	struct commit *commit = m->commit;

	sign(m);
	choose_parents(m);
	if (commit->parent_count > 0) {
		memcpy(commit->filings, parent_of(m, 0)->filings,
		       sizeof commit->filings);
		commit->readme = parent_of(m, 0)->readme;
	}
	pull(m);
	if (commit->parent_count > 1)
		merge(m);
	else
		change(m);
	for (int d = 0; d < m->model->documents; d++)
		settle(&commit->filings[d]);
	/* A copy would be the very commit, if all else were the same too. */
	commit->committed.time += m->number;
}

void
model_make(struct model *model, uint64_t seed)
{
	struct making m = {.model = model, .dice = {seed}};

	memset(model, 0, sizeof *model);
	model->documents = 2 + roll(&m, DOCUMENTS - 1);
	model->count = 5 + roll(&m, COMMITS_MAX - 4);
	for (m.number = 0; m.number < model->count; m.number++) {
		m.commit = &model->commits[m.number];
		make_commit(&m);
	}
}
