/* Layouts, for the reader of forms. */
#ifndef CONFIG_LAYOUT_H
#define CONFIG_LAYOUT_H

#include "config/forms.h"
#include "config/node.h"

bool lane_has(const struct form_lane *lane, size_t column);

/* What a word means in a layout; LAYOUT_VALUE unless it is one of four. */
enum layout_role layout_role(struct text word);

/* Read the list of layouts, once columns, lanes and rows are there. */
bool layouts_read(const struct reader *reader, const struct node *node,
		  struct form *form);

#endif
