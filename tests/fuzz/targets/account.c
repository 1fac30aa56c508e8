/*
 * A document, read by the shipped forms. The first byte says what it is called.
 */
#include "fuzz.h"

static const char *const names[] = {"示例市科学技术局", "示例市科技局"};

static bool
is_others(struct text name, void *context)
{
	(void)context;
	return text_has(name, TEXT("教育局"));
}

static void
check_remark(const struct remark *remark)
{
	const struct config *config = shipped_config();
	struct strbuf sentence = {0};

	HOLDS(remark_kind_of(remark_id(remark->kind)) == remark->kind);
	HOLDS(remark->form == FORM_NONE || remark->form < config->forms->count);
	remark_print(&sentence, remark->kind,
		     remark->form == FORM_NONE
			     ? ""
			     : config->forms->items[remark->form].name.zh,
		     remark->subject, TEXT("a.xlsx"), remark->other);
	check_text(strbuf_view(&sentence));
	strbuf_release(&sentence);
}

static size_t
filled_cells(const struct document *document)
{
	size_t filled = 0;

	vec_each (const struct text *, cell, &document->cells)
		filled += cell->length > 0;
	return filled;
}

/* Those that could be read. */
static size_t
figures_of(const struct account *account, const struct cells *cells,
	   size_t form)
{
	size_t count = 0;

	vec_each (const struct figure *, figure, &account->figures)
		count += cells_form(cells, figure->cell) == form &&
			 figure->state != FIGURE_UNREADABLE;
	return count;
}

/* Every cell is counted once, and every figure is a form's. */
static void
check_counts(const struct account *account, const struct cells *cells)
{
	size_t counted = 0;

	vec_each (const struct form_reading *, form, &account->forms) {
		if (form->state == FORM_PRESENT || form->state == FORM_FRAGMENT)
			HOLDS(form->cells.figures ==
			      figures_of(account, cells, form->form));
		counted += form->cells.figures + form->cells.words +
			   form->cells.lost;
	}
	HOLDS(counted <= filled_cells(&account->document));
	for (size_t i = 0; i < account->figures.count; i++) {
		const struct figure *figure = &account->figures.items[i];
		size_t form = cells_form(cells, figure->cell);
		bool found = false;

		HOLDS(i == 0 || figure[-1].cell < figure->cell);
		vec_each (const struct form_reading *, reading, &account->forms)
			found = found || (reading->form == form &&
					  reading->state != FORM_SET_ASIDE &&
					  reading->state != FORM_PROMISED);
		HOLDS(found);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct recogniser *recogniser;
	struct account account = {0};
	struct cells cells = {0};

	if (size == 0)
		return 0;
	if (!recogniser)
		recogniser = recogniser_new(shipped_config()->forms);
	struct account_context context = {
		.recogniser = recogniser,
		.names = names,
		.name_count = 2,
		.year = 2024,
		.unit = data[0] & 4 ? UNIT_WAN_YUAN : UNIT_NONE,
		.is_others = is_others,
	};
	account_read(&context,
		     data[0] & 1   ? "kjj/2024.txt"
		     : data[0] & 2 ? "kjj/2024.csv"
				   : "kjj/2024/sangong.csv",
		     text_of_bytes(data + 1, size - 1), &cells, &account);
	check_blocks(&account.document, account.blocks.items,
		     account.blocks.count);
	check_counts(&account, &cells);
	vec_each (const struct remark *, remark, &account.remarks)
		check_remark(remark);
	account_release(&account);
	cells_release(&cells);
	return 0;
}
