/* The unit is the first byte. What is read as an amount prints as it was, and
 * reads as the same again. */
#include "fuzz.h"

static void
check_amount(const struct amount *amount, enum unit unit)
{
	struct strbuf printed = {0};
	struct amount again;
	int64_t percent;

	amount_print(&printed, amount->value, unit, amount->decimals,
		     amount->grouped);
	HOLDS(amount_read(strbuf_view(&printed), unit, &again));
	HOLDS(again.value == amount->value);
	HOLDS(again.decimals == amount->decimals);
	if (amount->value != 0) {
		HOLDS(amount_percent(amount->value, amount->value, &percent));
		HOLDS(percent == 10000);
	}
	strbuf_release(&printed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	enum unit unit = (enum unit)(data[0] % UNITS);
	struct text text = text_of_bytes(data + 1, size - 1);
	struct amount amount;
	struct arena arena = {0};
	size_t bad;

	bool ok = amount_read(text, unit, &amount);
	if (text_is_utf8(text, &bad))
		unit_of(text_fold(text, &arena));
	if (ok)
		check_amount(&amount, unit);
	arena_release(&arena);
	return 0;
}
