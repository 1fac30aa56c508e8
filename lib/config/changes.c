/*
 * What a city says about changes: from when on those of a year are
 * restatements, and behind which mails no person stands.
 */
#include "config/changes.h"
#include "config/city.h"
#include "config/values.h"

#include <strings.h>

static bool
read_closed_year(const struct reader *r, const struct node *node,
		 const struct city *city, struct closed_year *out)
{
	if (!read_year_key(r, node->key, &out->year) ||
	    !read_day(r, node, city->timezone_minutes, &out->from))
		return false;
	if (out->year < city->first_year || out->year > city->last_year)
		return fail_at(r, node->key,
			       _("%d is none of the city's years, %d-%d."),
			       out->year, city->first_year, city->last_year);
	return true;
}

bool
read_closed(const struct reader *r, const struct node *node, void *member)
{
	struct city *city = member;
	struct closed_year *closed;

	if (!expect_kind(r, node, NODE_MAPPING))
		return false;
	closed = arena_alloc(r->arena, node->count * sizeof *closed);
	city->closed = closed;
	node_each (value, node) {
		if (!read_closed_year(r, value, city, closed++))
			return false;
		city->closed_count++;
	}
	return true;
}

bool
read_accounts(const struct reader *r, const struct node *node, void *member)
{
	struct city *city = member;
	const char **mails;

	if (!expect_texts(r, node))
		return false;
	mails = arena_alloc(r->arena, node->count * sizeof *mails);
	city->accounts = mails;
	node_each (item, node) {
		if (!read_mail(r, item, mails++))
			return false;
		city->account_count++;
	}
	return true;
}

bool
city_closed(const struct city *city, int year, int64_t *from_out)
{
	for (size_t i = 0; i < city->closed_count; i++)
		if (city->closed[i].year == year) {
			*from_out = city->closed[i].from;
			return true;
		}
	return false;
}

bool
city_is_account(const struct city *city, const char *mail)
{
	for (size_t i = 0; i < city->account_count; i++)
		if (strcasecmp(city->accounts[i], mail) == 0)
			return true;
	return strcasecmp(city->committer.mail, mail) == 0;
}
