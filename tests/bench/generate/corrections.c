/*
 * Corrections of one to three figures, as clerks make them. Apart from the
 * making of accounts, because the number of a correction and the accounts
 * alone say what it changes: corrections can be made in any order, and two
 * people's corrections of one document can be merged.
 */
#include "accounts.h"
#include "random.h"

/* Move part of what one item holds to another. */
static void
move(int64_t *from, int64_t *to, struct random *random)
{
	int64_t part = *from / random_between(random, 3, 30);

	*from -= part;
	*to += part;
}

/* Off by exchanged digits. */
static void
slip(int64_t *amount, struct random *random)
{
	static const int64_t by[] = {9, 90, 180, 900, -9, -27};
	int64_t change = by[random_between(random, 0, 5)];

	*amount += *amount > 100 || change > 0 ? change : 36;
}

/* Items that every filer has lose to others of their 类, whose sum stays. */
static void
correct_items(struct accounts *accounts, struct random *random)
{
	static const char *const from[] = {"30101", "30102", "30103"};
	static const char *const to[] = {"30106", "30114", "30199"};

	int64_t *source =
		accounts_economic(accounts, from[random_between(random, 0, 2)]);
	int64_t *target =
		accounts_economic(accounts, to[random_between(random, 0, 2)]);

	move(source, target, random);
}

static void
correct_purchases(struct accounts *accounts, struct random *random)
{
	move(&accounts->purchases[PURCHASE_GOODS],
	     &accounts->purchases[PURCHASE_SERVICES], random);
}

static void
correct_sangong(struct accounts *accounts, struct random *random)
{
	int64_t *budget = accounts->sangong_budget;
	int64_t before = budget[SANGONG_RECEPTION];

	budget[SANGONG_RECEPTION] += random_between(random, 1, 90);
	budget[SANGONG_TOTAL] += budget[SANGONG_RECEPTION] - before;
}

static void
correct_row(struct code_table *table, struct random *random)
{
	int64_t last = (int64_t)table->count - 1;
	struct code_row *row = &table->rows[random_between(random, 1, last)];

	if (row->amounts[EXPENDITURE_PROJECT] > 100)
		move(&row->amounts[EXPENDITURE_PROJECT],
		     &row->amounts[EXPENDITURE_BASIC], random);
	else
		slip(&row->amounts[EXPENDITURE_TOTAL], random);
}

static void
correct_vehicles(struct accounts *accounts, struct random *random)
{
	int more = (int)random_between(random, 1, 2);

	accounts->vehicles[VEHICLE_KINDS - 1] += more;
	accounts->vehicle_total += more;
}

static void
correct_class(struct accounts *accounts, struct random *random)
{
	size_t class = class_of(profiles[accounts->filer->profile].running);

	slip(&accounts->classes[class], random);
}

void
accounts_correct(struct accounts *accounts, uint64_t draw)
{
	struct random random = {draw};

	switch (random_between(&random, 0, 7)) {
	case 0:
	case 1:
		correct_items(accounts, &random);
		break;
	case 2:
		correct_purchases(accounts, &random);
		break;
	case 3:
		correct_sangong(accounts, &random);
		break;
	case 4:
		correct_row(&accounts->expenditure, &random);
		break;
	case 5:
		correct_row(&accounts->general, &random);
		break;
	case 6:
		correct_vehicles(accounts, &random);
		break;
	default:
		correct_class(accounts, &random);
		break;
	}
}
