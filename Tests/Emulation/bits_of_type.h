// The cases for one type of number: included by bits.c, once for float and once for double.

static REAL *K(numbers)(long count, enum inputs inputs) {
    REAL *numbers = malloc(sizeof(REAL) * (size_t)(count + 1));
    for (long i = 0; i < count; i++) {
        REAL unit = (REAL)((double)(int64_t)draw() / 9223372036854775808.0);
        WORD bits = (WORD)draw();
        switch (inputs) {
            case plain: numbers[i] = unit; break;
            case wide: numbers[i] = unit * E(dh_exp)((REAL)(bits % 60) - 40); break;
            default: memcpy(&numbers[i], &bits, sizeof bits); break;
        }
    }
    return numbers;
}

/// What a kernel overwrites; filled, so that what it leaves is seen.
static REAL *K(room)(long count) { return K(numbers)(count, plain); }

static uint64_t K(digest)(uint64_t digest, const REAL *numbers, long count) {
    for (long i = 0; i < count; i++) {
        WORD bits;
        memcpy(&bits, &numbers[i], sizeof bits);
        digest = mixed(digest, numbers[i] == numbers[i] ? bits : ~(WORD)0);
    }
    return digest;
}

static void K(elementwise)(enum inputs inputs, long count) {
    const struct {
        const char *name;
        void (*of_one)(const REAL *, REAL *, long);
        void (*of_two)(const REAL *, const REAL *, REAL *, long);
    } kernels[] = {
        {"exp", K(dh_exp_all), NULL},         {"expm1", K(dh_expm1_all), NULL},
        {"log", K(dh_log_all), NULL},         {"log1p", K(dh_log1p_all), NULL},
        {"tanh", K(dh_tanh_all), NULL},       {"erf", K(dh_erf_all), NULL},
        {"sigmoid", K(dh_sigmoid_all), NULL}, {"sqrt", K(dh_sqrt_all), NULL},
        {"relu", K(dh_relu), NULL},           {"add", NULL, K(dh_add)},
        {"subtract", NULL, K(dh_subtract)},   {"multiply", NULL, K(dh_multiply)},
        {"divide", NULL, K(dh_divide)},       {"relu_backward", NULL, K(dh_relu_backward)},
    };
    char sizes[40];
    snprintf(sizes, sizeof sizes, "%ld", count);
    for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
        begin(kernels[k].name, TYPE, names_of_inputs[inputs], sizes);
        REAL *x = K(numbers)(count, inputs), *y = K(numbers)(count, inputs), *out = K(room)(count);
        if (kernels[k].of_one) kernels[k].of_one(x, out, count);
        else kernels[k].of_two(x, y, out, count);
        print(K(digest)(0, out, count));
        free(x), free(y), free(out);
    }

    begin("scale, offset, axpy", TYPE, names_of_inputs[inputs], sizes);
    REAL *x = K(numbers)(count, inputs), *y = K(numbers)(count, inputs), *out = K(room)(count);
    K(dh_scale)((REAL)0.3, x, out, count);
    uint64_t digest = K(digest)(0, out, count);
    K(dh_offset)((REAL)0.3, x, out, count);
    digest = K(digest)(digest, out, count);
    K(dh_axpy)((REAL)0.3, x, y, count);
    print(K(digest)(digest, y, count));

    begin("sin, cos, pow", TYPE, names_of_inputs[inputs], sizes);
    digest = 0;
    for (long i = 0; i < count; i++) {
        REAL three[] = {E(dh_sin)(x[i]), E(dh_cos)(x[i]), E(dh_pow)(x[i], y[i])};
        digest = K(digest)(digest, three, 3);
    }
    print(digest);

    begin("sums", TYPE, names_of_inputs[inputs], sizes);
    double sums[] = {K(dh_sum)(x, count), K(dh_sum_of_squares)(x, count), K(dh_dot)(x, y, count),
                     (double)K(dh_all_finite)(x, count)};
    digest = 0;
    for (int i = 0; i < 4; i++) {
        uint64_t bits;
        memcpy(&bits, &sums[i], sizeof bits);
        digest = mixed(digest, sums[i] == sums[i] ? bits : ~(uint64_t)0);
    }
    print(digest);
    free(x), free(y), free(out);
}

static void K(rows)(enum inputs inputs, long rows, long columns) {
    char sizes[40];
    snprintf(sizes, sizeof sizes, "%ldx%ld", rows, columns);
    long count = rows * columns;

    begin("reductions of rows and columns", TYPE, names_of_inputs[inputs], sizes);
    REAL *x = K(numbers)(count, inputs), *dy = K(numbers)(count, inputs), *out = K(room)(count + rows + columns);
    uint64_t digest = 0;
    void (*const reductions[])(const REAL *, long, long, REAL *) = {
        K(dh_column_sums), K(dh_row_sums), K(dh_row_maxima), K(dh_log_sum_exp)};
    for (int i = 0; i < 4; i++) {
        reductions[i](x, rows, columns, out);
        digest = K(digest)(digest, out, i == 0 ? columns : rows);
    }
    print(digest);

    begin("softmax", TYPE, names_of_inputs[inputs], sizes);
    K(dh_softmax)(x, rows, columns, out);
    digest = K(digest)(0, out, count);
    K(dh_softmax_backward)(out, dy, rows, columns, out);
    digest = K(digest)(digest, out, count);
    K(dh_log_softmax)(x, rows, columns, out);
    digest = K(digest)(digest, out, count);
    K(dh_log_softmax_backward)(out, dy, rows, columns, out);
    print(K(digest)(digest, out, count));

    begin("cross-entropy", TYPE, names_of_inputs[inputs], sizes);
    int32_t *labels = malloc(sizeof(int32_t) * (size_t)(rows + 1));
    for (long i = 0; i < rows; i++) labels[i] = (int32_t)(draw() % (uint64_t)columns);
    REAL *losses = K(room)(rows);
    K(dh_cross_entropy)(x, labels, rows, columns, 0.1, 0.5, losses, out);
    print(K(digest)(K(digest)(0, losses, rows), out, count));

    begin("bias", TYPE, names_of_inputs[inputs], sizes);
    K(dh_add_bias)(x, dy, out, rows, columns, false);
    digest = K(digest)(0, out, count);
    K(dh_add_bias)(x, dy, out, rows, columns, true);
    print(K(digest)(digest, out, count));

    begin("batch norm", TYPE, names_of_inputs[inputs], sizes);
    REAL *mean = K(room)(columns), *variance = K(room)(columns), *y = K(room)(count), *dx = K(room)(count);
    REAL *gamma = K(numbers)(columns, plain), *beta = K(numbers)(columns, plain), *residual = K(numbers)(count, plain);
    REAL *sums = K(room)(2 * columns);
    K(dh_batch_norm_statistics)(x, rows, columns, mean, variance);
    digest = K(digest)(K(digest)(0, mean, columns), variance, columns);
    struct K(dh_batch_norm) norm = {rows, columns, mean, variance, gamma, beta, 1e-5, true};
    K(dh_batch_norm_forward)(&norm, x, residual, y);
    digest = K(digest)(digest, y, count);
    K(dh_batch_norm_backward)(&norm, x, y, dy, dx, sums, sums + columns, residual);
    digest = K(digest)(K(digest)(digest, dx, count), residual, count);
    print(K(digest)(digest, sums, 2 * columns));

    free(x), free(dy), free(out), free(labels), free(losses), free(mean), free(variance), free(y), free(dx);
    free(gamma), free(beta), free(residual), free(sums);
}

static void K(products)(enum inputs inputs, long m, long n, long k) {
    for (int way = 0; way < 8; way++) {
        bool a_turned = way & 1, b_turned = way & 2, accumulates = way & 4;
        char sizes[60];
        snprintf(sizes, sizeof sizes, "%ldx%ldx%ld, %d", m, n, k, way);
        begin("gemm", TYPE, names_of_inputs[inputs], sizes);
        REAL *a = K(numbers)(m * k, inputs), *b = K(numbers)(k * n, inputs), *c = K(room)(m * n);
        K(dh_gemm)(a_turned, b_turned, m, n, k, a, a_turned ? m : k, b, b_turned ? k : n, c, n, accumulates);
        print(K(digest)(0, c, m * n));
        free(a), free(b), free(c);
    }
}

static void K(images)(enum inputs inputs, long batch, long size, long in, long out, long kernel, long stride, long padding) {
    long out_size = (size + 2 * padding - kernel) / stride + 1;
    struct dh_convolution shape = {batch, size, size, in, out_size, out_size, out, kernel, kernel, stride, padding, padding};
    long of_x = batch * size * size * in, of_y = batch * out_size * out_size * out, of_w = kernel * kernel * in * out;
    char sizes[80];
    snprintf(sizes, sizeof sizes, "%ldx%ldx%ldx%ld to %ld, %ld by %ld, %ld", batch, size, size, in, out, kernel, stride, padding);

    begin("convolution", TYPE, names_of_inputs[inputs], sizes);
    REAL *x = K(numbers)(of_x, inputs), *w = K(numbers)(of_w, plain), *dy = K(numbers)(of_y, inputs);
    REAL *y = K(room)(of_y), *dx = K(room)(of_x), *dw = K(room)(of_w);
    K(dh_convolution_forward)(&shape, x, w, y);
    K(dh_convolution_backward_input)(&shape, dy, w, dx);
    K(dh_convolution_backward_weights)(&shape, x, dy, dw);
    print(K(digest)(K(digest)(K(digest)(0, y, of_y), dx, of_x), dw, of_w));

    if (in == out) {
        begin("pooling", TYPE, names_of_inputs[inputs], sizes);
        struct dh_pooling pool = {batch, size, size, in, out_size, out_size, kernel, kernel, stride, padding, padding};
        int32_t *places = malloc(sizeof(int32_t) * (size_t)of_y);
        K(dh_max_pool_forward)(&pool, x, y, places);
        uint64_t digest = K(digest)(0, y, of_y);
        K(dh_max_pool_backward)(&pool, dy, places, dx);
        digest = K(digest)(digest, dx, of_x);
        K(dh_average_pool_forward)(&pool, x, y);
        digest = K(digest)(digest, y, of_y);
        K(dh_average_pool_backward)(&pool, dy, dx);
        print(K(digest)(digest, dx, of_x));
        free(places);
    }
    free(x), free(w), free(dy), free(y), free(dx), free(dw);
}

static void K(pixels)(long rows, long features, long channels) {
    char sizes[60];
    snprintf(sizes, sizeof sizes, "%ldx%ld, %ld", rows, features, channels);
    begin("pixels", TYPE, names_of_inputs[plain], sizes);
    uint8_t *bytes = malloc((size_t)(rows * features));
    long *places = malloc(sizeof(long) * (size_t)rows);
    for (long i = 0; i < rows * features; i++) bytes[i] = (uint8_t)draw();
    for (long row = 0; row < rows; row++) places[row] = (long)(draw() % (uint64_t)rows);
    REAL *mean = K(numbers)(channels, plain), *deviation = K(numbers)(channels, plain), *out = K(room)(rows * features);
    K(dh_gather_images)(bytes, places, rows, features, channels, 255, mean, deviation, out);
    print(K(digest)(0, out, rows * features));
    free(bytes), free(places), free(mean), free(deviation), free(out);
}

static void K(all)(void) {
    const long counts[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 100, 1000, 16385, 70001};
    const long lengths[] = {1, 2, 3, 7, 8, 10, 16, 17, 33, 65, 130};
    for (long channels = 1; channels <= 3; channels++) {
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) K(pixels)(90, lengths[i] * lengths[i] * channels, channels);
    }
    for (enum inputs inputs = plain; inputs < kinds_of_inputs; inputs++) {
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) K(elementwise)(inputs, counts[i]);
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
            for (size_t j = 0; j < sizeof lengths / sizeof *lengths; j++) {
                long m = lengths[i], n = lengths[j], k = lengths[(i + 3 * j) % 11];
                K(rows)(inputs, m, n);
                K(products)(inputs, m, n, k);
            }
        }
        K(products)(inputs, 200, 150, 300);
        for (long channels = 1; channels <= 33; channels += channels < 3 ? 1 : 15) {
            for (long kernel = 1; kernel <= 3; kernel++) {
                for (long stride = 1; stride <= 2; stride++) {
                    K(images)(inputs, 2, 9, channels, channels, kernel, stride, kernel / 2);
                    K(images)(inputs, 1, 6, channels, 16, kernel, stride, 0);
                }
            }
        }
        K(images)(inputs, 2, 12, 16, 32, 3, 1, 1);  // by Winograd's algorithm
        K(images)(inputs, 3, 17, 32, 16, 3, 1, 1);
    }
}
