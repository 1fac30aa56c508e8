/*
 * What came since the last digest: changes of figures, and documents that are
 * new. Apart from the digest, which tells it.
 */
#ifndef REPORT_NEWS_H
#define REPORT_NEWS_H

#include "report/grounds.h"

/* In the order in which somebody has to look at them. */
enum news_kind {
	NEWS_RESTATED_WITHOUT_REASON, /* of a closed year */
	NEWS_PUBLISHED,               /* a document */
	NEWS_RESTATED,                /* of a closed year */
	NEWS_CHANGED,
};

struct news_item {
	enum news_kind kind;
	struct figure_change change;
	struct worded_change words;
	struct deed deed;  /* all zero but for the number where nobody did it */
	bool is_rewritten; /* found by comparing with what stood there */
	bool is_document;  /* a new one as a whole; then no words but whose */
	bool is_late;      /* of a closed year only by when it arrived */
};

/* What stood there, where the last digest's tip is no longer on the line. */
struct news_past {
	struct perimeter perimeter;
	struct map documents;          /* by department and year */
	struct figure_changes changes; /* in its own numbers: what is gone */
	struct wording wording;
};

struct news {
	const struct report_context *context;
	const struct digest_question *question;
	uint32_t first; /* position of what is new; 0 after a rewrite */
	int64_t loaded; /* when the last load ended */
	struct grounds grounds;
	struct news_past past;
	/* By kind, department and year as they happened, the figures of one
	 * commit together and in the order of their form. */
	VEC(struct news_item) items;
};

/* Gather them; context and question are set. news must stay where it is, and is
 * to be released also after a failure. */
bool news_read(struct news *news, struct error *err);
void news_release(struct news *news);

/* Who wrote the figures of a document that a merge published, in the order of
 * their writing, none twice; nobody of any other item. */
struct news_writers {
	VEC(struct deed) deeds;
};
bool news_find_writers(struct news *news, const struct news_item *item,
		       struct news_writers *out, struct error *err);

/* Is what the last digest stood on no longer on the line? */
static inline bool
news_is_rewritten(const struct news *news)
{
	return news->question->then || news->question->lost;
}

/* It vanished with a history that was rewritten. */
static inline bool
news_is_by_nobody(const struct news_item *item)
{
	return item->deed.number == UINT32_MAX;
}

#endif
