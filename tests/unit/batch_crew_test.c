/* Sharing work among threads, and handing it in. */
#include "batch/crew.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sched.h>

#define PARTS   40
#define AT_ONCE 3
#define ITEMS   (PARTS * AT_ONCE - 1) /* the last part is a short one */

struct trial {
	atomic_size_t done, handed; /* parts */
	atomic_bool handing;
	size_t most_ahead;
	size_t work_fails_at, hand_in_fails_at;
	bool first_waits; /* until the others have done what they may */
};

static struct trial
trial(void)
{
	return (struct trial){.work_fails_at = SIZE_MAX,
			      .hand_in_fails_at = SIZE_MAX};
}

static bool
work(unsigned worker, size_t first, size_t end, void *context,
     struct error *err)
{
	struct trial *t = context;

	(void)worker;
	if (end - first != (end == ITEMS ? AT_ONCE - 1 : AT_ONCE))
		return error_set(err, ERR_SYSTEM, "odd part");
	if (first == 0 && t->first_waits) {
		while (atomic_load(&t->done) < CREW_AHEAD - 1)
			sched_yield();
		/* Whoever is not held back is through by now. */
		for (int i = 0; i < 1000; i++)
			sched_yield();
		t->most_ahead = atomic_load(&t->done);
	}
	if (first == t->work_fails_at)
		return error_set(err, ERR_SYSTEM, "work %zu", first);
	atomic_fetch_add(&t->done, 1);
	return true;
}

static bool
hand_in(size_t first, size_t end, void *context, struct error *err)
{
	struct trial *t = context;

	(void)end;
	if (atomic_exchange(&t->handing, true))
		return error_set(err, ERR_SYSTEM, "two at a time");
	if (first != atomic_fetch_add(&t->handed, 1) * AT_ONCE)
		return error_set(err, ERR_SYSTEM, "out of order");
	sched_yield();
	atomic_store(&t->handing, false);
	return first != t->hand_in_fails_at ||
	       error_set(err, ERR_SYSTEM, "hand in %zu", first);
}

/* Two workers without an archive, for nobody asks it anything. */
static bool
share(struct trial *t, struct error *err)
{
	struct crew crew = {.count = CREW_MOST, .threads = CREW_MOST};
	struct crew_list list = {
		.count = ITEMS,
		.at_once = AT_ONCE,
		.work = work,
		.hand_in = hand_in,
		.context = t,
	};

	return crew_share(&crew, &list, err);
}

static void
parts_are_handed_in_in_order_and_one_at_a_time(void **state)
{
	(void)state;
	for (int i = 0; i < 100; i++) {
		struct trial t = trial();
		struct error err = {0};

		if (!share(&t, &err))
			fail_msg("%s", err.message);
		assert_int_equal(t.done, PARTS);
		assert_int_equal(t.handed, PARTS);
	}
}

static void
nobody_works_far_ahead_of_what_is_handed_in(void **state)
{
	struct trial t = trial();
	struct error err;

	(void)state;
	t.first_waits = true;
	assert_true(share(&t, &err));
	assert_int_equal(t.most_ahead, CREW_AHEAD - 1);
	assert_int_equal(t.handed, PARTS);
}

static void
what_fails_ends_the_work_and_is_told(void **state)
{
	(void)state;
	for (size_t at = 0; at < 20 * AT_ONCE; at += AT_ONCE) {
		struct trial t = trial();
		struct error err;

		t.work_fails_at = at;
		assert_false(share(&t, &err));
		assert_non_null(strstr(err.message, "work "));
		assert_true(t.handed <= at / AT_ONCE);
		t = trial();
		t.hand_in_fails_at = at;
		assert_false(share(&t, &err));
		assert_non_null(strstr(err.message, "hand in "));
		assert_int_equal(t.handed, at / AT_ONCE + 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			parts_are_handed_in_in_order_and_one_at_a_time),
		cmocka_unit_test(nobody_works_far_ahead_of_what_is_handed_in),
		cmocka_unit_test(what_fails_ends_the_work_and_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
