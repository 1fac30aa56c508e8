/*
 * Marks number blobs and commits alike, in the order in which they are written.
 */
#include "stream.h"

#include "document.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>

/* Clerks first, then those who merge, then the account of the batch. */
#define CLERKS  9
#define MERGERS 3
static const struct person {
	const char *name, *mail, *zone;
} people[] = {
	{"示例甲", "jia@example.invalid", "+0800"},
	{"示例乙", "yi@example.invalid", "+0800"},
	{"示例丙", "bing@example.invalid", "+0800"},
	{"示例丁", "ding@example.invalid", "+0800"},
	{"示例戊", "wu@example.invalid", "+0800"},
	{"示例己", "ji@example.invalid", "+0800"},
	{"示例庚", "geng@example.invalid", "+0800"},
	{"示例辛", "xin@example.invalid", "+0900"},
	{"示例壬", "ren@example.invalid", "+0800"},
	{"示例子", "zi@example.invalid", "+0800"},
	{"示例丑", "chou@example.invalid", "+0800"},
	{"示例寅", "yin@example.invalid", "+0000"},
	{"示例批量账号", "batch@example.invalid", "+0800"},
};
#define BATCH (&people[CLERKS + MERGERS])

size_t
document_number(const struct city *city, size_t department, size_t year)
{
	return department * city->years + year;
}

int
document_year(const struct city *city, size_t document)
{
	return city->size->first_year + (int)(document % city->years);
}

const char *
document_department(const struct city *city, size_t document)
{
	return city->names[document / city->years];
}

static void
print_path(const struct city *city, size_t document, const struct state *state)
{
	fprintf(city->out, "d%04zu/%d%s.txt", document / city->years + 1,
		document_year(city, document), state->renamed ? "-决算" : "");
}

void
stream_blob(struct city *city, size_t document, struct state *state)
{
	struct accounts accounts, before;
	const struct filer *filer = &city->filers[document / city->years];
	int year = document_year(city, document);
	char *text = NULL;
	size_t length = 0;
	FILE *memory = open_memstream(&text, &length);

	if (!memory)
		abort();
	accounts_make(filer, year, &accounts);
	accounts_make(filer, year - 1, &before);
	for (unsigned i = 0; i < CORRECTIONS_MAX; i++)
		if (state->corrections >> i & 1)
			accounts_correct(&accounts,
					 random_mix(filer->seed,
						    (uint64_t)year * 100 + i));
	document_print(memory, &accounts, &before);
	fclose(memory);
	state->mark = ++city->last_mark;
	fprintf(city->out, "blob\nmark :%u\ndata %zu\n", state->mark, length);
	fwrite(text, 1, length, city->out);
	putc('\n', city->out);
	free(text);
}

const struct person *
clerk_of(const struct city *city, size_t document)
{
	return &people[document / city->years % CLERKS];
}

const struct person *
some_clerk(struct city *city)
{
	return &people[random_between(&city->random, 0, CLERKS - 1)];
}

const struct person *
some_merger(struct city *city)
{
	return &people[CLERKS + random_between(&city->random, 0, MERGERS - 1)];
}

void
stream_commit(struct city *city, struct branch *branch,
	      const struct person *author, const char *format, ...)
{
	const struct person *committer = author;
	int64_t written = city->clock;
	char message[512];
	va_list arguments;
	int length;

	city->clock += random_between(&city->random, city->step / 2,
				      city->step * 3 / 2);
	if (random_chance(&city->random, 15)) {
		committer = BATCH;
		written -= random_between(&city->random, 0, city->step * 4);
	}
	va_start(arguments, format);
	length = vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	assert(length > 0 && (size_t)length < sizeof message);
	fprintf(city->out, "commit %s\nmark :%u\n", branch->ref,
		++city->last_mark);
	fprintf(city->out, "author %s <%s> %lld %s\n", author->name,
		author->mail, (long long)written, author->zone);
	fprintf(city->out, "committer %s <%s> %lld %s\n", committer->name,
		committer->mail, (long long)city->clock, committer->zone);
	fprintf(city->out, "data %d\n%s\n", length, message);
	if (branch->tip)
		fprintf(city->out, "from :%u\n", branch->tip);
	branch->tip = city->last_mark;
}

void
stream_file(struct city *city, const struct branch *branch, size_t document)
{
	const struct state *state = &branch->states[document];

	fprintf(city->out, "M 100644 :%u ", state->mark);
	print_path(city, document, state);
	putc('\n', city->out);
}

void
stream_removal(struct city *city, size_t document, const struct state *state)
{
	fputs("D ", city->out);
	print_path(city, document, state);
	putc('\n', city->out);
}
