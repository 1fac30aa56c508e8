new_city
archive config core.repositoryFormatVersion 1
archive config extensions.worktreeConfig true
juesuan load
