/*
 * The classifications that made-up accounts use: a part of the functional one,
 * and the economic one as the form of basic expenditure prints it.
 */
#ifndef GENERATE_CODES_H
#define GENERATE_CODES_H

#include <stddef.h>

struct code {
	const char *code, *name;
};

/* The name of a 类, 款 or 项: of the first digits of code. */
const char *function_name(const char *code, size_t digits);

/* The 类 that the forms of totals list, in their order. */
#define CLASSES 26
extern const struct code classes[CLASSES];

/* The class that a 项 belongs to, as an index. */
size_t class_of(const char *code);

/* What one kind of department does, as its own 项. */
#define PROJECTS 5
struct profile {
	const char *running;     /* 行政运行 */
	const char *institution; /* 事业运行 or the nearest to it */
	const char *projects[PROJECTS];
	const char *fund;    /* 政府性基金 */
	const char *capital; /* 国有资本经营 */
	const char *duty;    /* what the narrative says of it */
};

enum profile_id {
	PROFILE_FINANCE,
	PROFILE_EDUCATION,
	PROFILE_SCIENCE,
	PROFILE_CULTURE,
	PROFILE_CIVIL_AFFAIRS,
	PROFILE_HEALTH,
	PROFILE_ENVIRONMENT,
	PROFILE_HOUSING,
	PROFILE_AGRICULTURE,
	PROFILE_TRANSPORT,
	PROFILE_INDUSTRY,
	PROFILE_LAND,
	PROFILE_EMERGENCY,
	PROFILE_JUSTICE,
	PROFILE_MARKET,
	PROFILE_OFFICE,
	PROFILE_PLANNING,
	PROFILE_POLICE,
	PROFILE_LABOUR,
	PROFILE_DATA,
	PROFILES,
};
extern const struct profile profiles[PROFILES];

/*
 * The economic classification in the four lanes of its form. Unused places at
 * the end of a lane have no code.
 */
#define LANES     4
#define LANE_ROWS 28
extern const struct code economics[LANES][LANE_ROWS];

#endif
