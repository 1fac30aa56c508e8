/* Files while they are in use: see sheet.h. */
#include "batch/sheet.h"

#include "warehouse/places.h"

#include <stdio.h>

static void
sheet_free(struct sheet *sheet)
{
	strbuf_release(&sheet->content);
	account_release(&sheet->account);
	free(sheet);
}

static struct sheet *
take_sheet(struct reader *reader)
{
	struct sheet *sheet = reader->spare;

	if (!sheet)
		return mem_zero(1, sizeof *sheet);
	reader->spare = sheet->next;
	return sheet;
}

static void
give_sheet(struct reader *reader, struct sheet *sheet)
{
	sheet->next = reader->spare;
	reader->spare = sheet;
}

/* A fault of the whole file, or tables of which none was recognised; a mere
 * text beside the accounts is no loss. */
static bool
is_lost(const struct account *account)
{
	if (!account->unreadable)
		return false;
	vec_each (const struct remark *, remark, &account->remarks)
		if (remark->kind == REMARK_UNRECOGNISED_TABLE ||
		    (remark->kind >= REMARK_NOT_UTF8 &&
		     remark->kind <= REMARK_SUBMODULE))
			return true;
	return false;
}

static bool
read_symlink(struct reader *reader, const struct revision *revision,
	     struct sheet *sheet, struct error *err)
{
	struct strbuf target = {0};
	uint64_t size;
	bool ok = archive_read(reader->archive, &revision->oid,
			       reader->reading->config->city->file_limit,
			       &sheet->content, &size, err);

	if (ok) {
		path_escape(&target, strbuf_view(&sheet->content));
		account_set_aside(&sheet->account, REMARK_SYMLINK,
				  strbuf_view(&target));
	}
	strbuf_release(&target);
	return ok;
}

static bool
read_file(struct reader *reader, const struct revision *revision,
	  struct sheet *sheet, struct error *err)
{
	uint64_t limit = reader->reading->config->city->file_limit, size;
	char bytes[24];

	if (!archive_read(reader->archive, &revision->oid, limit,
			  &sheet->content, &size, err))
		return false;
	if (size > limit) {
		snprintf(bytes, sizeof bytes, "%llu", (unsigned long long)size);
		account_set_aside(&sheet->account, REMARK_TOO_LARGE,
				  text_of(bytes));
		return true;
	}
	account_read(&reader->context,
		     paths_text(reader->reading->paths, revision->path).data,
		     strbuf_view(&sheet->content), &reader->cells,
		     &sheet->account);
	return true;
}

static void
note_used(struct reader *reader, const struct account *account)
{
	while (reader->used.count < reader->cells.rows.count)
		*vec_push(&reader->used) = 0;
	vec_each (const struct figure *, figure, &account->figures)
		reader->used.items[figure->cell / CELL_COLUMNS] |=
			UINT64_C(1) << cell_column(figure->cell);
}

static struct text
pack_places(struct reader *reader, const struct account *account)
{
	struct places places = {0};
	struct text packed;

	vec_each (const struct figure *, figure, &account->figures)
		places_add(&places, figure->cell, figure->place);
	packed = arena_copy(&reader->arena, strbuf_view(&places.bytes));
	strbuf_release(&places.bytes);
	return packed;
}

/* What a revision says, read unless it is in use already. */
bool
sheet_open(struct reader *reader, uint32_t index, struct sheet **out,
	   struct error *err)
{
	struct revision *revision = &reader->dossier->revisions.items[index];
	struct sheet *sheet = reader->sheets.items[index];
	bool ok = true;

	if (sheet) {
		*out = sheet;
		return true;
	}
	sheet = take_sheet(reader);
	reader->sheets.items[index] = sheet;
	if (revision->kind == ENTRY_SUBMODULE)
		account_set_aside(&sheet->account, REMARK_SUBMODULE, TEXT(""));
	else if (revision->kind == ENTRY_SYMLINK)
		ok = read_symlink(reader, revision, sheet, err);
	else
		ok = read_file(reader, revision, sheet, err);
	if (!ok)
		return false;
	sheet->lost = is_lost(&sheet->account);
	note_used(reader, &sheet->account);
	if (index >= reader->dossier->known_revisions)
		revision->places = pack_places(reader, &sheet->account);
	*out = sheet;
	return true;
}

void
sheets_close(struct reader *reader, uint32_t edition)
{
	const struct dossier *dossier = reader->dossier;
	const struct edition *e = &dossier->editions.items[edition];

	for (uint32_t f = 0; f < e->file_count; f++) {
		uint32_t revision = dossier->files.items[e->files + f];

		if (reader->last_uses.items[revision] != edition)
			continue;
		give_sheet(reader, reader->sheets.items[revision]);
		reader->sheets.items[revision] = NULL;
	}
}

void
sheets_begin(struct reader *reader)
{
	const struct dossier *dossier = reader->dossier;

	reader->sheets.count = reader->last_uses.count = 0;
	for (size_t r = 0; r < dossier->revisions.count; r++) {
		*vec_push(&reader->sheets) = NULL;
		*vec_push(&reader->last_uses) = 0;
	}
	for (uint32_t e = 0; e < dossier->editions.count; e++) {
		const struct edition *edition = &dossier->editions.items[e];

		for (uint32_t f = 0; f < edition->file_count; f++)
			reader->last_uses.items
				[dossier->files.items[edition->files + f]] = e;
	}
}

void
sheets_release(struct reader *reader)
{
	for (struct sheet *next; reader->spare; reader->spare = next) {
		next = reader->spare->next;
		sheet_free(reader->spare);
	}
	vec_each (struct sheet **, sheet, &reader->sheets)
		if (*sheet)
			sheet_free(*sheet);
	vec_release(&reader->sheets);
	vec_release(&reader->last_uses);
}
