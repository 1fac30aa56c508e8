/* A city's file, then a line "===", then a path: is a city that is accepted
 * whole, and whose is the path? */
#include "fuzz.h"

#include "config/read.h"

static void
check_city(struct city *city, struct text path)
{
	const struct config *shipped = shipped_config();
	struct config config = *shipped;
	struct strbuf reading = {0};
	struct error err = {0};
	size_t department, pattern;
	int year;

	HOLDS(city->department_count > 0);
	HOLDS(city->first_year <= city->last_year);
	if (city_claim(city, path, &department, &year, &pattern)) {
		HOLDS(pattern < city->source_count);
		HOLDS(department < city->department_count);
		HOLDS(city->departments[department].first_year <= year);
		HOLDS(year <= city->departments[department].last_year);
	}
	for (size_t d = 0; d < city->department_count; d++) {
		HOLDS(city_department(city, city->departments[d].id,
				      &department, &err));
		HOLDS(department == d);
	}
	config.city = city;
	if (!city_check_forms(city, config.forms, &err) ||
	    !city_check_reports(&config, &err))
		check_config_error(&err);
	config_reading(&config, 1, &reading);
	strbuf_release(&reading);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = text_of_bytes(data, size);
	struct text content = take_part(&rest);
	struct arena nodes = {0};
	struct yaml_file file;
	struct error err = {0};
	struct city *city = NULL;

	if (yaml_parse("city.yaml", content, &nodes, &file, &err) &&
	    city_read(&file, &city, &err))
		check_city(city, rest);
	else
		check_config_error(&err);
	city_free(city);
	arena_release(&nodes);
	return 0;
}
