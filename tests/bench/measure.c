/*
 * measure RUNS COMMAND [ARGUMENT...]
 *
 * Runs a command as a whole process, its output thrown away, and prints the
 * median of its wall-clock times in milliseconds and the most memory that any
 * run had resident, in MB. A run that ends with a status above 1 ends all.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double
run(char **command, long *memory_kb)
{
	struct rusage usage;
	int status;
	double start = now_ms();
	pid_t child = fork();

	if (child == 0) {
		int null = open("/dev/null", O_WRONLY);
		dup2(null, STDOUT_FILENO);
		execvp(command[0], command);
		perror(command[0]);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0 ||
	    !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "measure: %s failed\n", command[0]);
		exit(1);
	}
	if (usage.ru_maxrss > *memory_kb)
		*memory_kb = usage.ru_maxrss;
	return now_ms() - start;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

int
main(int argc, char **argv)
{
	int runs = argc > 2 ? atoi(argv[1]) : 0;
	long memory_kb = 0;

	if (runs < 1) {
		fprintf(stderr, "usage: measure RUNS COMMAND [ARGUMENT...]\n");
		return 2;
	}
	double *times = calloc((size_t)runs, sizeof *times);
	for (int i = 0; i < runs; i++)
		times[i] = run(argv + 2, &memory_kb);
	qsort(times, (size_t)runs, sizeof *times, compare);
	printf("%.1f %ld\n", times[runs / 2], memory_kb / 1024);
	free(times);
	return 0;
}
