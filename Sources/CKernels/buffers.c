#include "include/buffers.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// Sizes are rounded up to a class: four to each power of two, so at most a quarter of a block is lost. Released blocks
// of a class form a list. A header of one cache line before the block says which class it is.

enum { alignment = 64, smallest = 256, class_count = 4 * 56, always_spared = 16 << 20, large_page = 2 << 20 };

struct header {
    struct header *next;  // while the block is kept
    size_t size;          // of the block, without the header
    int class;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct header *kept[class_count];
static struct dh_buffer_statistics statistics;

// Under AddressSanitizer nothing is kept, so that a use after release is seen.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KEEPS_NOTHING 1
#endif
#endif
#ifdef KEEPS_NOTHING
static const bool keeps_blocks = false;
#else
static const bool keeps_blocks = true;
#endif

/// The class of the smallest size that holds `bytes`: its power of two times four, plus the quarter within it.
static int class_of(size_t bytes, size_t *size) {
    if (bytes <= smallest) return *size = smallest, 0;
    int power = 63 - __builtin_clzll((unsigned long long)(bytes - 1));
    size_t quarter = (size_t)1 << (power - 2);
    size_t quarters = (bytes + quarter - 1) / quarter;  // 5 to 8
    *size = quarters * quarter;
    return 4 * (power - 8) + (int)quarters - 4;
}

/// Gives kept blocks back to the system, largest classes first, until at most `limit` bytes are kept.
static void trim_to(size_t limit) {
    for (int class = class_count - 1; class >= 0 && statistics.kept > limit; class--) {
        while (kept[class] && statistics.kept > limit) {
            struct header *block = kept[class];
            kept[class] = block->next;
            statistics.kept -= block->size;
            free(block);
        }
    }
}

void dh_prefer_large_pages(void *memory, size_t bytes) {
#ifdef MADV_HUGEPAGE
    uintptr_t first = ((uintptr_t)memory + large_page - 1) / large_page * large_page;
    uintptr_t end = ((uintptr_t)memory + bytes) / large_page * large_page;
    if (end > first) madvise((void *)first, end - first, MADV_HUGEPAGE);  // a wish: the answer does not matter
#else
    (void)memory, (void)bytes;
#endif
}

/// Memory from the system.
static void *fresh_block(size_t size) {
    if (size < large_page) return aligned_alloc(alignment, size);
    void *block = aligned_alloc(large_page, (size + large_page - 1) / large_page * large_page);
    if (block) dh_prefer_large_pages(block, size);
    return block;
}

void *dh_allocate(size_t bytes) {
    if (bytes > SIZE_MAX / 4) return NULL;
    size_t size;
    int class = class_of(bytes, &size);
    pthread_mutex_lock(&lock);
    struct header *block = kept[class];
    if (block) {
        kept[class] = block->next;
        statistics.kept -= size;
        statistics.reused++;
    } else {
        block = fresh_block(size + alignment);
        if (!block) {
            trim_to(0);
            block = fresh_block(size + alignment);
        }
        if (!block) {
            pthread_mutex_unlock(&lock);
            return NULL;
        }
        *block = (struct header){.size = size, .class = class};
        statistics.fresh++;
    }
    statistics.in_use += size;
    if (statistics.in_use > statistics.most_in_use) statistics.most_in_use = statistics.in_use;
    // A tiny model's blocks are not worth asking the system for again and again.
    size_t spare = statistics.most_in_use / 2 > always_spared ? statistics.most_in_use / 2 : always_spared;
    size_t room = statistics.most_in_use + spare - statistics.in_use;
    if (statistics.kept > room) trim_to(room);
    pthread_mutex_unlock(&lock);
    return (char *)block + alignment;
}

void *dh_scratch(size_t bytes) {
    void *block = dh_allocate(bytes);
    if (!block) dh_out_of_memory(bytes);
    return block;
}

void dh_out_of_memory(size_t bytes) {
    char message[320];  // without the memory that a stream might ask for
    int length = snprintf(message, sizeof message,
                          "There is no memory for another %.1f MB; %.1f MB are in use. Take smaller batches, fewer images or a "
                          "smaller model, or allow the program more memory.\n",
                          (double)bytes / 1e6, (double)dh_buffer_statistics().in_use / 1e6);
    ssize_t written = write(STDERR_FILENO, message, (size_t)length);
    (void)written;
    _exit(1);
}

void dh_release(void *pointer) {
    if (!pointer) return;
    struct header *block = (struct header *)((char *)pointer - alignment);
    pthread_mutex_lock(&lock);
    statistics.in_use -= block->size;
    if (keeps_blocks) {
        block->next = kept[block->class];
        kept[block->class] = block;
        statistics.kept += block->size;
        block = NULL;
    }
    pthread_mutex_unlock(&lock);
    free(block);
}

void dh_trim_buffers(void) {
    pthread_mutex_lock(&lock);
    trim_to(0);
    pthread_mutex_unlock(&lock);
}

struct dh_buffer_statistics dh_buffer_statistics(void) {
    pthread_mutex_lock(&lock);
    struct dh_buffer_statistics now = statistics;
    pthread_mutex_unlock(&lock);
    return now;
}

// A child forked while another thread held the lock would find it locked for ever.
static void take_lock(void) { pthread_mutex_lock(&lock); }
static void drop_lock(void) { pthread_mutex_unlock(&lock); }

__attribute__((constructor)) static void prepare_for_fork(void) { pthread_atfork(take_lock, drop_lock, drop_lock); }
