package io.curasync.monitoring;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Limits the duration of calls to other systems. Without a limit, a system that does not answer would delay all health checks that run
 * after the call.
 */
public final class TimeLimit {

    private TimeLimit() {}

    /**
     * Runs a call on another thread and waits for its result. Interrupts that thread if the call takes too long.
     *
     * @throws TimeoutException if there is no result within the limit
     * @throws Exception any exception that the call throws; {@link InterruptedException} if the waiting thread is interrupted
     */
    public static <T> T call(Duration limit, Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().name("health-check").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
