package io.curasync.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Calls in parallel. */
final class ParallelCalls {

    private ParallelCalls() {}

    /** Returns results in the order of the inputs; runs at most {@code threads} at a time. */
    static <I, O> List<O> call(int threads, List<I> inputs, Function<I, O> call) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(threads)) {
            List<Future<O>> futures = inputs.stream()
                    .map(input -> callers.submit(() -> call.apply(input)))
                    .toList();
            List<O> results = new ArrayList<>();
            for (Future<O> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
