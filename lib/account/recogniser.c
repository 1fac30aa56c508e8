/*
 * The forms made ready to be recognised: their titles, labels and the words of
 * their heads, each in a map.
 */
#include "account/recognise.h"

#include "account/line.h"

#include <assert.h>

/* Heads of cells that are no values. Folded. */
static const char *const code_heads[] = {
	"科目代码",
	"科目编码",
	"功能分类科目编码",
	"功能分类科目代码",
	"支出功能分类科目编码",
	"支出功能分类科目代码",
	"经济分类科目编码",
	"经济分类科目代码",
	"支出经济分类科目编码",
	"支出经济分类科目代码",
	"功能科目编码",
	"经济科目编码",
	"功能分类编码",
	"经济分类编码",
	"科目编号",
	"编码",
	"代码",
	"类",
	"款",
	"项",
	"类款项",
	"code",
};
static const char *const name_heads[] = {
	"项目",
	"收入项目",
	"支出项目",
	"收入",
	"支出",
	"科目名称",
	"名称",
	"项目名称",
	"科目",
	"功能分类科目名称",
	"支出功能分类科目名称",
	"经济分类科目名称",
	"支出经济分类科目名称",
	"功能科目名称",
	"经济科目名称",
	"单位名称",
	"name",
};
static const char *const ordinal_heads[] = {"行次", "序号"};

/* Made once */

static void
index_labels(struct form_index *index, const struct form *form,
	     struct arena *arena)
{
	size_t room = 0;

	for (size_t r = 0; r < form->row_count; r++)
		room += form->rows[r].labels.count;
	index->by_label =
		arena_alloc(arena, (room + 1) * sizeof(struct label_rows));
	for (size_t r = 0; r < form->row_count; r++) {
		const struct labels *labels = &form->rows[r].labels;

		for (size_t l = 0; l < labels->count; l++) {
			uint32_t before = index->labels.count;
			uint32_t number =
				map_intern(&index->labels, labels->items[l]);
			struct label_rows *rows = &index->by_label[number];

			if (number == before)
				*rows = (struct label_rows){
					arena_alloc(arena,
						    form->row_count *
							    sizeof(uint16_t)),
					0};
			if (rows->count == 0 ||
			    rows->rows[rows->count - 1] != r)
				rows->rows[rows->count++] = (uint16_t)r;
		}
	}
}

static void
index_heads(struct recogniser *recogniser, enum layout_role role,
	    const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t number =
			map_intern(&recogniser->heads, text_of(words[i]));

		assert(number < HEADS_MAX);
		recogniser->head_role[number] = (uint8_t)role;
	}
}

struct recogniser *
recogniser_new(const struct forms *forms)
{
	struct recogniser *recogniser = mem_zero(1, sizeof *recogniser);
	size_t titles = 0;

	recogniser->forms = forms;
	recogniser->index =
		mem_zero(forms->count + 1, sizeof *recogniser->index);
	for (size_t f = 0; f < forms->count; f++)
		titles += forms->items[f].titles.count;
	recogniser->title_form = mem_zero(titles + 1, 1);
	index_heads(recogniser, LAYOUT_CODE, code_heads, COUNT(code_heads));
	index_heads(recogniser, LAYOUT_NAME, name_heads, COUNT(name_heads));
	index_heads(recogniser, LAYOUT_ORDINAL, ordinal_heads,
		    COUNT(ordinal_heads));
	for (size_t f = 0; f < forms->count; f++) {
		const struct form *form = &forms->items[f];

		index_labels(&recogniser->index[f], form, &recogniser->arena);
		for (size_t t = 0; t < form->titles.count; t++)
			recogniser->title_form[map_intern(
				&recogniser->titles, form->titles.items[t])] =
				(uint8_t)f;
	}
	return recogniser;
}

void
recogniser_free(struct recogniser *recogniser)
{
	if (!recogniser)
		return;
	for (size_t f = 0; f < recogniser->forms->count; f++)
		map_release(&recogniser->index[f].labels);
	free(recogniser->index);
	map_release(&recogniser->titles);
	map_release(&recogniser->heads);
	free(recogniser->title_form);
	arena_release(&recogniser->arena);
	free(recogniser);
}

/* Rows */

uint16_t
row_of_label(const struct recogniser *recogniser, size_t form, struct text core,
	     uint8_t lane, uint16_t after)
{
	const struct form_index *index = &recogniser->index[form];
	const struct form_row *rows = recogniser->forms->items[form].rows;
	uint32_t number = map_find(&index->labels, core);
	uint16_t first = ROW_NONE;

	if (number == MAP_NONE)
		return ROW_NONE;
	for (size_t i = 0; i < index->by_label[number].count; i++) {
		uint16_t row = index->by_label[number].rows[i];

		if (lane != UINT8_MAX && rows[row].lane != lane)
			continue;
		if (after == ROW_NONE || row > after)
			return row;
		if (first == ROW_NONE)
			first = row;
	}
	return first;
}

bool
is_code(const struct classification *codes, struct text text)
{
	bool level = false;

	for (size_t i = 0; codes && i < codes->level_count; i++)
		level = level || codes->levels[i] == text.length;
	for (size_t i = 0; level && i < text.length; i++)
		level = text.data[i] >= '0' && text.data[i] <= '9';
	return level;
}
