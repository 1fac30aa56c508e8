/* Texts of the kinds that only a city's file has. */
#include "config/values.h"

#include <sys/stat.h>

#define YEAR_FIRST 1990
#define YEAR_LAST  2100

#define SIZE_LEAST ((uint64_t)1 << 10)
#define SIZE_MOST  ((uint64_t)1 << 30)

/* Four digits; 0 where there is no year. */
static int
year_at(struct text *rest)
{
	int year = 0;

	if (rest->length < 4)
		return 0;
	for (size_t i = 0; i < 4; i++) {
		if (rest->data[i] < '0' || rest->data[i] > '9')
			return 0;
		year = year * 10 + (rest->data[i] - '0');
	}
	*rest = text_skip(*rest, 4);
	return year;
}

static bool
check_year(const struct reader *r, const struct node *node, int year)
{
	if (year == 0 || (year >= YEAR_FIRST && year <= YEAR_LAST))
		return true;
	return fail_at(r, node,
		       _("The year %d is out of range; years go from %d to "
			 "%d."),
		       year, YEAR_FIRST, YEAR_LAST);
}

bool
read_span(const struct reader *r, const struct node *node, int *from_out,
	  int *until_out)
{
	struct text rest = node->text;
	int from, until;

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	from = until = year_at(&rest);
	if (rest.length > 0 && rest.data[0] == '-') {
		rest = text_skip(rest, 1);
		until = year_at(&rest);
	}
	if (rest.length > 0 || (from == 0 && until == 0))
		return fail_at(r, node,
			       _("“%s” takes a year or years such as "
				 "2015-2024, not “%s”."),
			       node->key->text.data, node->text.data);
	if (!check_year(r, node, from) || !check_year(r, node, until))
		return false;
	if (until && from > until)
		return fail_at(r, node,
			       _("The years run backwards: %d is after %d."),
			       from, until);
	*from_out = from;
	*until_out = until;
	return true;
}

bool
read_path(const struct reader *r, const struct node *node, void *member)
{
	const char **out = member;
	const char *slash = strrchr(r->path, '/');

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	if (node->text.data[0] == '/' || !slash)
		return read_text(r, node, member);
	*out = arena_printf(r->arena, "%.*s/%s", (int)(slash - r->path),
			    r->path, node->text.data);
	return true;
}

bool
read_zone(const struct reader *r, const struct node *node, void *member)
{
	static const char shape[] = "+00:00";
	struct text text = node->text;
	int digits[6], minutes;
	bool ok = text.length == sizeof shape - 1;

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	for (size_t i = 1; ok && i < text.length; i++) {
		digits[i] = text.data[i] - '0';
		ok = i == 3 ? text.data[i] == ':'
			    : digits[i] >= 0 && digits[i] <= 9;
	}
	if (ok) {
		minutes = digits[1] * 600 + digits[2] * 60 + digits[4] * 10 +
			  digits[5];
		if (text.data[0] == '-')
			minutes = -minutes;
		ok = (text.data[0] == '+' || text.data[0] == '-') &&
		     digits[4] < 6 && minutes >= -12 * 60 && minutes <= 14 * 60;
	}
	if (!ok)
		return fail_at(r, node,
			       _("“%s” is no time zone; write hours and "
				 "minutes east of UTC, such as \"+08:00\"."),
			       text.data);
	*(int *)member = minutes;
	return true;
}

bool
read_folder(const struct reader *r, const struct node *node, void *member)
{
	const char **out = member;
	struct stat status;

	if (!read_path(r, node, member))
		return false;
	if (stat(*out, &status) != 0 || !S_ISDIR(status.st_mode))
		return fail_at(r, node, _("There is no folder “%s”."), *out);
	return true;
}

bool
read_file(const struct reader *r, const struct node *node, void *member)
{
	const char **out = member;
	struct stat status;

	if (!read_path(r, node, member))
		return false;
	if (stat(*out, &status) != 0 || !S_ISREG(status.st_mode))
		return fail_at(r, node, _("There is no file “%s”."), *out);
	return true;
}

bool
read_size(const struct reader *r, const struct node *node, void *member)
{
	static const struct {
		const char *name;
		unsigned shift;
	} units[] = {{"KiB", 10}, {"MiB", 20}, {"GiB", 30}};
	struct text rest = node->text;
	uint64_t size = 0;

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	for (; rest.length && byte_is_digit(rest.data[0]);
	     rest = text_skip(rest, 1))
		if (size <= SIZE_MOST)
			size = size * 10 + (uint64_t)(rest.data[0] - '0');
	rest = text_trim(rest);
	for (size_t i = 0; i < COUNT(units); i++)
		if (text_is(rest, units[i].name) && size <= SIZE_MOST &&
		    size << units[i].shift >= SIZE_LEAST &&
		    size << units[i].shift <= SIZE_MOST) {
			*(uint64_t *)member = size << units[i].shift;
			return true;
		}
	return fail_at(r, node,
		       _("“%s” takes a size from 1 KiB to 1 GiB, such as 32 "
			 "MiB, not “%s”."),
		       node->key->text.data, node->text.data);
}

/* Could it stand between < and >? */
static bool
is_mail(struct text mail)
{
	size_t at = text_find(mail, TEXT("@"));

	for (size_t i = 0; i < mail.length; i++)
		if (strchr("<> ", mail.data[i]))
			return false;
	return at > 0 && at + 1 < mail.length;
}

bool
read_mail(const struct reader *r, const struct node *node, void *member)
{
	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	if (!is_mail(node->text))
		return fail_at(r, node,
			       _("“%s” is no mail address; write one such as "
				 "root@localhost."),
			       node->text.data);
	return read_text(r, node, member);
}

bool
read_person(const struct reader *r, const struct node *node, void *member)
{
	struct person *out = member;
	struct text text = node->text, name, mail;
	size_t open;

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	open = text_find(text, TEXT("<"));
	name = text_trim((struct text){text.data, open});
	mail = text_skip(text, open < text.length ? open + 1 : open);
	if (name.length == 0 || !text_ends(mail, TEXT(">")) ||
	    !is_mail((struct text){mail.data, mail.length - 1}))
		return fail_at(r, node,
			       _("A person is written as name <mail>, not as "
				 "“%s”."),
			       text.data);
	mail.length--;
	out->name = arena_copy(r->arena, name).data;
	out->mail = arena_copy(r->arena, mail).data;
	return true;
}

bool
read_day(const struct reader *r, const struct node *node, int zone_minutes,
	 int64_t *out)
{
	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	return day_begin(node->text, zone_minutes, out) ||
	       fail_at(r, node,
		       _("“%s” takes a date such as 2023-09-01, not “%s”."),
		       node->key->text.data, node->text.data);
}

bool
read_year_key(const struct reader *r, const struct node_key *key, int *out)
{
	struct text rest = key->text;
	int year = year_at(&rest);

	if (year == 0 || rest.length > 0)
		return fail_at(r, key,
			       _("A year of four digits belongs here, not "
				 "“%s”."),
			       key->text.data);
	*out = year;
	return true;
}

bool
read_year(const struct reader *r, const struct node *node, void *member)
{
	return read_number(r, node, YEAR_FIRST, YEAR_LAST, member);
}
