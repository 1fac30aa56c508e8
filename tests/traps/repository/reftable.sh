# References in a table: named with the remedy.
new_city
archive config core.repositoryFormatVersion 1
archive config extensions.refStorage reftable
juesuan load
