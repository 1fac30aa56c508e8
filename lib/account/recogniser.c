/*
 * The forms made ready to be recognised: their titles, labels and the words of
 * their heads, each in a map.
 */
#include "account/recognise.h"

#include "account/line.h"

/* Words over cells that are no values, and what all such words end with. */
struct head_words {
	enum layout_role role;
	struct text whole[24], endings[8]; /* each ends with an empty one */
};

static const struct head_words head_words[] = {
	{LAYOUT_CODE,
	 {WORD("类"), WORD("款"), WORD("项"), WORD("类款项"), WORD("code")},
	 {WORD("科目编号"), WORD("编码"), WORD("代码")}},
	{LAYOUT_NAME,
	 {WORD("项目"), WORD("收入项目"), WORD("支出项目"), WORD("收入"),
	  WORD("支出"), WORD("name"), WORD("单位"), WORD("内容"),
	  WORD("预算单位"), WORD("项目单位"), WORD("所属单位"),
	  WORD("实施单位"), WORD("主管部门"), WORD("购买服务项目"),
	  WORD("服务项目"), WORD("统计项"), WORD("购买内容")},
	 {WORD("名称"), WORD("科目"), WORD("分类")}},
	{LAYOUT_ORDINAL, {WORD("行次"), WORD("序号")}, {{0}}},
};

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
add_title(struct recogniser *recogniser, struct text title, uint8_t form)
{
	if (text_has(title, TEXT("…")))
		*vec_push(&recogniser->patterns) =
			(struct title_pattern){title, form};
	else
		recogniser->title_form[map_intern(&recogniser->titles, title)] =
			form;
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
	for (size_t f = 0; f < forms->count; f++) {
		const struct form *form = &forms->items[f];

		index_labels(&recogniser->index[f], form, &recogniser->arena);
		for (size_t t = 0; t < form->titles.count; t++)
			add_title(recogniser, form->titles.items[t],
				  (uint8_t)f);
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
	vec_release(&recogniser->patterns);
	free(recogniser->title_form);
	arena_release(&recogniser->arena);
	free(recogniser);
}

/* Heads */

static bool
is_among(const struct head_words *words, struct text core)
{
	for (size_t i = 0; words->whole[i].length > 0; i++)
		if (text_equal(core, words->whole[i]))
			return true;
	for (size_t i = 0; words->endings[i].length > 0; i++)
		if (text_ends(core, words->endings[i]))
			return true;
	return false;
}

enum layout_role
role_of_head(struct text head)
{
	struct text core = label_core(head);
	bool of_others =
		text_has(core, TEXT("单位")) && text_ends(core, TEXT("码"));

	/* the code of a unit says no more of a row than its number */
	if (of_others)
		return LAYOUT_ORDINAL;
	for (size_t i = 0; i < COUNT(head_words); i++)
		if (is_among(&head_words[i], core))
			return head_words[i].role;
	/* 项目（按功能分类）, 科目编码（类款项） */
	size_t open = text_find(core, TEXT("("));
	struct text before = {core.data, open};
	return open < core.length && !text_is(before, "收入") &&
			       !text_is(before, "支出")
		       ? role_of_head(before)
		       : LAYOUT_NOTHING;
}

/* Rows */

bool
names_owner(struct text head)
{
	static const struct text ends[] = {WORD("单位名称"), WORD("部门名称"),
					   WORD("单位"), WORD("主管部门")};

	return text_ends_any(head, ends, COUNT(ends)) > 0;
}

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
		if (after == ROW_NONE ||
		    (row > after &&
		     (rows[row].below == ROW_NONE || rows[row].below <= after)))
			return row;
		if (first == ROW_NONE)
			first = row;
	}
	return first;
}

/* No shorter beginning of a label says which one it is of. */
#define CLIPPED_LEAST strlen("政府性基金")

uint16_t
row_of_clipped(const struct recogniser *recogniser, size_t form,
	       struct text core, uint8_t lane, uint16_t after)
{
	const struct map *labels = &recogniser->index[form].labels;
	uint16_t found = ROW_NONE;

	for (uint32_t n = 0; core.length >= CLIPPED_LEAST && n < labels->count;
	     n++) {
		struct text label = map_key(labels, n);
		uint16_t row;

		if (label.length > 2 * core.length || !text_starts(label, core))
			continue;
		row = row_of_label(recogniser, form, label, lane, after);
		if (row == ROW_NONE)
			continue;
		if (found != ROW_NONE && found != row)
			return ROW_NONE;
		found = row;
	}
	return found;
}

uint16_t
row_below(const struct recogniser *recogniser, size_t form, struct text core,
	  uint16_t above)
{
	const struct form_index *index = &recogniser->index[form];
	const struct form_row *rows = recogniser->forms->items[form].rows;
	uint32_t number = map_find(&index->labels, core);

	for (size_t i = 0;
	     number != MAP_NONE && i < index->by_label[number].count; i++) {
		uint16_t row = index->by_label[number].rows[i];

		if (row > above && rows[row].lane == rows[above].lane &&
		    rows[row].below != ROW_NONE)
			return row;
	}
	return ROW_NONE;
}
