/*
 * The readers of one file each, which config_open calls in this order.
 */
#ifndef CONFIG_READ_H
#define CONFIG_READ_H

#include "config/config.h"
#include "config/node.h"

/* Allocated for the caller; everything is checked but the set of forms. */
bool city_read(const struct yaml_file *file, struct city **out,
	       struct error *err);

/* The key “reports” of a city's file; member is the struct city, whose output
 * is read already. */
bool read_reports(const struct reader *reader, const struct node *node,
		  void *member);

/* Is there what the reports that a city lists name? */
bool city_check_reports(const struct config *config, struct error *err);

/* Is there the set of forms that the city names? */
bool city_check_forms(const struct city *city, const struct forms *forms,
		      struct error *err);

/*
 * Add what is in the file to config->classifications, config->forms (which need
 * the classifications), their sets (which need all forms, in order), or
 * config->measures (which need the forms).
 */
bool classification_read(const struct yaml_file *file, struct config *config,
			 struct error *err);
bool form_read(const struct yaml_file *file, struct config *config,
	       struct error *err);
bool form_sets_read(const struct yaml_file *file, struct config *config,
		    struct error *err);
bool measures_read(const struct yaml_file *file, struct config *config,
		   struct error *err);

/* Put the forms in order once all are read. */
void forms_sort(struct forms *forms);

#endif
