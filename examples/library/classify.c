// SPDX-License-Identifier: Apache-2.0
// Classifies two images on two threads: each call has a workspace and an output
// of its own, and shares nothing else.

#include "classify.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct job {
  float image[CLASSIFY_INPUT_SIZE];
  float scores[CLASSIFY_OUTPUT_SIZE];
  int code;
};

static void *run(void *argument) {
  struct job *job = argument;
  void *workspace = malloc(classify_workspace_size());
  if (!workspace)
    exit(EXIT_FAILURE);
  // Often enough for the threads to meet.
  for (int call = 0; call < 1000 && !job->code; ++call)
    job->code = classify(job->image, job->scores, workspace);
  free(workspace);
  return NULL;
}

int main(void) {
  static struct job jobs[2];
  pthread_t threads[2];
  for (int at = 0; at < CLASSIFY_INPUT_SIZE; ++at) {
    jobs[0].image[at] = 1;
    jobs[1].image[at] = (at % 16) / 16.0f;
  }
  for (int at = 0; at < 2; ++at)
    if (pthread_create(&threads[at], NULL, run, &jobs[at]))
      return EXIT_FAILURE;
  for (int at = 0; at < 2; ++at) {
    pthread_join(threads[at], NULL);
    if (jobs[at].code) {
      fprintf(stderr, "%s\n", classify_message(jobs[at].code));
      return EXIT_FAILURE;
    }
    // All digits that a float has.
    for (int class = 0; class < CLASSIFY_OUTPUT_SIZE; ++class)
      printf("%.9g\n", jobs[at].scores[class]);
  }
  return EXIT_SUCCESS;
}
