/*
 * Of the several files of a document, whose figures count.
 *
 * Files come in the order of the configuration (paths_order). Of those that
 * have a figure the first counts; a later one that says otherwise dissents, and
 * both are kept. What is only rounded otherwise is the same: half of the last
 * digit that the coarser of the two files prints in that form may lie between
 * them.
 *
 * A file that cannot be read leaves its figures what they were, as far as they
 * counted: a form that it gave when it last could be read stays as a whole,
 * unless a file before it gives the form. So a broken workbook makes nobody the
 * author of what the PDF beside it has.
 */
#ifndef BATCH_PRECEDENCE_H
#define BATCH_PRECEDENCE_H

#include "batch/reader.h"

/* Put a file's figures beside those of the edition's files before it. */
void precedence_merge(struct reader *reader, uint32_t edition, uint32_t file,
		      const struct account *account);

/* Note which forms a file gives, or gave when it last could be read; those that
 * stay as a whole are set aside among the standings. lost: it could not be
 * read, or not all of it. Asked after precedence_merge. */
void precedence_inherit(struct reader *reader, uint32_t edition, uint32_t file,
			const struct account *account, bool lost);

/* Once all files are merged: take out the figures of forms that stay, and keep
 * the dissents of the others. */
void precedence_settle(struct reader *reader, uint32_t edition);

#endif
