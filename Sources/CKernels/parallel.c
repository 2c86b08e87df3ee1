#include "include/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// One job at a time. Its items are cut into as many shares as there are threads, a run of neighbours each. A thread does
// its own share first: the next job's items of the same numbers, which often work on the same memory, then find it in
// that processor's caches. Whoever is done helps the others. A share's items are handed out by a ticket: the job's
// number in the high half, the count of items not yet taken in the low half. Whoever lowers the low half by one owns
// that item. The caller takes items like everybody else and then waits only for items that others have begun, so a
// worker that the system has put to sleep costs nothing.

typedef void (*item_body)(void *, long);

enum { most_threads = 256, spins_before_sleep = 20000, spins_before_yield = 2000 };

static struct {
    _Atomic uint64_t ticket;
    char rest_of_line[56];
} shares[most_threads] __attribute__((aligned(64)));

static _Atomic uint32_t job;     // its number: what workers wait for
static _Atomic long unfinished;  // items of the current job not yet done

// The job. Written only when no items are left, read before taking an item; if it changed meanwhile, so has the ticket.
static _Atomic(item_body) job_body;
static _Atomic(void *) job_context;
static _Atomic long job_count;
static _Atomic int job_shares;

/// The first item of a share.
static inline long share_begin(long count, int number, int of) { return count * number / of; }

static _Atomic bool busy;  // a job is under way
static _Atomic int thread_count;
static int workers;  // started so far; changed only while `busy` is held

static pthread_mutex_t sleep_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wake = PTHREAD_COND_INITIALIZER;
static _Atomic int sleepers;

static inline void pause_briefly(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/// Takes and does items until none is left, those of share `own` first.
static void take_items(int own) {
    int count = atomic_load(&job_shares);
    for (int i = 0; i < count; i++) {
        int number = own + i < count ? own + i : own + i - count;
        uint64_t seen = atomic_load(&shares[number].ticket);
        while ((uint32_t)seen != 0) {
            item_body body = atomic_load(&job_body);
            void *context = atomic_load(&job_context);
            long end = share_begin(atomic_load(&job_count), number + 1, atomic_load(&job_shares));
            long index = end - (long)(uint32_t)seen;
            if (!atomic_compare_exchange_weak(&shares[number].ticket, &seen, seen - 1)) continue;
            body(context, index);
            atomic_fetch_sub(&unfinished, 1);
            seen = atomic_load(&shares[number].ticket);
        }
    }
}

static void *work(void *argument) {
    int number = (int)(intptr_t)argument;
    uint32_t known = 0;
    for (int spins = 0;;) {
        uint32_t newest = atomic_load(&job);
        if (newest != known) {
            known = newest;
            if (number < atomic_load(&job_shares)) take_items(number);
            spins = 0;
        } else if (++spins < spins_before_sleep) {
            pause_briefly();
        } else {
            pthread_mutex_lock(&sleep_lock);
            atomic_fetch_add(&sleepers, 1);
            while (atomic_load(&job) == known) pthread_cond_wait(&wake, &sleep_lock);
            atomic_fetch_sub(&sleepers, 1);
            pthread_mutex_unlock(&sleep_lock);
            spins = 0;
        }
    }
    return NULL;
}

/// Workers wanted but not yet there. If the system refuses one, the others do its share.
static void start_workers(int wanted) {
    while (workers < wanted) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, work, (void *)(intptr_t)(workers + 1)) != 0) return;
        pthread_detach(thread);
        workers++;
    }
}

void dh_parallel(long count, item_body body, void *context) {
    int threads = atomic_load_explicit(&thread_count, memory_order_relaxed);
    if (count <= 1 || threads <= 1 || count > UINT32_MAX || atomic_exchange(&busy, true)) {
        for (long i = 0; i < count; i++) body(context, i);
        return;
    }
    start_workers(threads - 1);
    atomic_store(&job_body, body);
    atomic_store(&job_context, context);
    atomic_store(&job_count, count);
    atomic_store(&unfinished, count);
    atomic_store(&job_shares, threads);
    uint32_t number = atomic_load(&job) + 1;
    for (int share = 0; share < threads; share++) {
        long items = share_begin(count, share + 1, threads) - share_begin(count, share, threads);
        atomic_store(&shares[share].ticket, (uint64_t)number << 32 | (uint64_t)items);
    }
    atomic_store(&job, number);
    if (atomic_load(&sleepers) > 0) {
        pthread_mutex_lock(&sleep_lock);
        pthread_cond_broadcast(&wake);
        pthread_mutex_unlock(&sleep_lock);
    }
    take_items(0);
    for (int spins = 0; atomic_load(&unfinished) > 0; spins++) {
        if (spins < spins_before_yield) pause_briefly();
        else sched_yield();
    }
    atomic_store(&busy, false);
}

int dh_threads(void) { return atomic_load(&thread_count); }

void dh_set_threads(int count) {
    atomic_store(&thread_count, count < 1 ? 1 : count > most_threads ? most_threads : count);
}

/// A forked child has none of its parent's threads; it starts its own when it first needs them.
static void forget_workers(void) {
    workers = 0;
    for (int share = 0; share < most_threads; share++) atomic_store(&shares[share].ticket, 0);
    atomic_store(&sleepers, 0);
    atomic_store(&busy, false);
    pthread_mutex_init(&sleep_lock, NULL);
    pthread_cond_init(&wake, NULL);
}

__attribute__((constructor)) static void choose_thread_count(void) {
    const char *wish = getenv("DOWNHILL_THREADS");
    char *end = NULL;
    long count = wish ? strtol(wish, &end, 10) : 0;
    bool is_number = end && end != wish && *end == '\0' && count > 0 && count <= most_threads;
    dh_set_threads((int)(is_number ? count : sysconf(_SC_NPROCESSORS_ONLN)));
    if (wish && *wish && !is_number) {
        fprintf(stderr, "DOWNHILL_THREADS=%s: no number from 1 to %d; using %d\n", wish, most_threads, dh_threads());
    }
    pthread_atfork(NULL, NULL, forget_workers);
}
