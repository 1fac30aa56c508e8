/* Lines between rows: see partings.h. */
#include "partings.h"

#include <math.h>

#define MOST 0.7f /* of the way */

static float
shared(const struct rule *rule, float left, float right, float above,
       float below)
{
	if (rule->at < above || rule->at >= below)
		return 0;
	return fmaxf(fminf(rule->to, right) - fmaxf(rule->from, left), 0);
}

bool
page_parts(const struct page *page, float left, float right, float above,
	   float below)
{
	float most = MOST * (right - left), ruled = 0, shaded = 0;

	vec_each (const struct rule *, rule, &page->across)
		ruled += shared(rule, left, right, above, below);
	vec_each (const struct rule *, rule, &page->shades)
		shaded += shared(rule, left, right, above, below);
	return ruled >= most || shaded >= most;
}
