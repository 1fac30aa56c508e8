/* Files while they are in use: see source.h. */
#include "batch/source.h"

#include <stdio.h>

static void
source_free(struct source *source)
{
	strbuf_release(&source->content);
	account_release(&source->account);
	free(source);
}

static struct source *
take_source(struct reader *reader)
{
	struct source *source = reader->spare;

	if (!source)
		return mem_zero(1, sizeof *source);
	reader->spare = source->next;
	return source;
}

static void
give_source(struct reader *reader, struct source *source)
{
	source->next = reader->spare;
	reader->spare = source;
}

/* A fault of the whole file or of a page, or tables of which none was
 * recognised; a mere text beside the accounts is no loss. */
static bool
is_lost(const struct account *account)
{
	vec_each (const struct remark *, remark, &account->remarks)
		if (remark->kind == REMARK_SCANNED_PAGE ||
		    remark->kind == REMARK_BROKEN_PAGE ||
		    remark->kind == REMARK_DAMAGED_PAGE ||
		    (account->unreadable &&
		     (remark->kind == REMARK_UNRECOGNISED_TABLE ||
		      remark_is_of_file(remark->kind))))
			return true;
	return false;
}

static bool
read_symlink(struct reader *reader, const struct revision *revision,
	     struct source *source, struct error *err)
{
	struct strbuf target = {0};
	uint64_t size;
	bool ok = archive_read(reader->archive, &revision->oid,
			       reader->reading->config->city->file_limit,
			       &source->content, &size, err);

	if (ok) {
		path_escape(&target, strbuf_view(&source->content));
		account_set_aside(&source->account, REMARK_SYMLINK,
				  strbuf_view(&target));
	}
	strbuf_release(&target);
	return ok;
}

static bool
read_file(struct reader *reader, const struct revision *revision,
	  struct source *source, struct error *err)
{
	uint64_t limit = reader->reading->config->city->file_limit, size;
	char bytes[24];

	if (!archive_read(reader->archive, &revision->oid, limit,
			  &source->content, &size, err))
		return false;
	if (size > limit) {
		snprintf(bytes, sizeof bytes, "%llu", (unsigned long long)size);
		account_set_aside(&source->account, REMARK_TOO_LARGE,
				  text_of(bytes));
		return true;
	}
	account_read(&reader->context,
		     paths_text(reader->reading->paths, revision->path).data,
		     strbuf_view(&source->content), &reader->cells,
		     &source->account);
	return true;
}

static void
note_used(struct reader *reader, const struct account *account)
{
	uint32_t last = UINT32_MAX;

	vec_each (const struct figure *, figure, &account->figures) {
		uint32_t row = figure->cell / CELL_COLUMNS;

		if (row != last)
			reader_note_used(reader, row);
		last = row;
	}
}

static uint32_t
number_places(struct reader *reader, const struct account *account)
{
	reader->places.count = 0;
	vec_reserve(&reader->places, account->figures.count);
	vec_each (const struct figure *, figure, &account->figures)
		*vec_push(&reader->places) =
			(struct cell_place){figure->cell, figure->place};
	struct text bytes = {(const char *)reader->places.items,
			     reader->places.count * sizeof(struct cell_place)};
	return map_intern(&reader->dossier->placements, bytes);
}

/* What a revision says, read unless it is in use already. */
bool
source_open(struct reader *reader, uint32_t index, struct source **out,
	    struct error *err)
{
	struct revision *revision = &reader->dossier->revisions.items[index];
	struct source *source = reader->sources.items[index];
	bool ok = true;

	if (source) {
		*out = source;
		return true;
	}
	source = take_source(reader);
	reader->sources.items[index] = source;
	if (revision->kind == ENTRY_SUBMODULE)
		account_set_aside(&source->account, REMARK_SUBMODULE, TEXT(""));
	else if (revision->kind == ENTRY_SYMLINK)
		ok = read_symlink(reader, revision, source, err);
	else
		ok = read_file(reader, revision, source, err);
	if (!ok)
		return false;
	source->lost = is_lost(&source->account);
	note_used(reader, &source->account);
	if (index >= reader->dossier->known_revisions)
		revision->placement = number_places(reader, &source->account);
	*out = source;
	return true;
}

void
sources_close(struct reader *reader, uint32_t edition)
{
	const struct dossier *dossier = reader->dossier;
	const struct edition *e = &dossier->editions.items[edition];

	for (uint32_t f = 0; f < e->file_count; f++) {
		uint32_t revision = dossier->files.items[e->files + f];

		if (reader->last_uses.items[revision] != edition)
			continue;
		give_source(reader, reader->sources.items[revision]);
		reader->sources.items[revision] = NULL;
	}
}

void
sources_begin(struct reader *reader)
{
	const struct dossier *dossier = reader->dossier;

	reader->sources.count = reader->last_uses.count = 0;
	for (size_t r = 0; r < dossier->revisions.count; r++) {
		*vec_push(&reader->sources) = NULL;
		*vec_push(&reader->last_uses) = 0;
	}
	for (uint32_t e = 0; e < dossier->editions.count; e++) {
		const struct edition *edition = &dossier->editions.items[e];

		if (dossier_way(dossier, e) != HISTORY_REPLAY)
			continue;
		for (uint32_t f = 0; f < edition->file_count; f++)
			reader->last_uses.items
				[dossier->files.items[edition->files + f]] = e;
	}
}

void
sources_release(struct reader *reader)
{
	for (struct source *next; reader->spare; reader->spare = next) {
		next = reader->spare->next;
		source_free(reader->spare);
	}
	vec_each (struct source **, source, &reader->sources)
		if (*source)
			source_free(*source);
	vec_release(&reader->sources);
	vec_release(&reader->last_uses);
}
