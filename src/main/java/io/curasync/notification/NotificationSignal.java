package io.curasync.notification;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells screens that there is something new. */
@Component
class NotificationSignal implements DisposableBean {

    private final ChangeSignal signal;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("notification-signal").daemon().factory());

    NotificationSignal(ChangeSignal signal) {
        this.signal = signal;
    }

    void now() {
        signal.publish(Topic.NOTIFICATION);
    }

    /**
     * Once the present transaction has committed. From another thread: this one still holds the transaction's connection
     * then, and what it writes there would be rolled back.
     */
    void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                soon();
            }
        });
    }

    private void soon() {
        if (waiting.compareAndSet(false, true)) {
            executor.execute(() -> {
                waiting.set(false);
                now();
            });
        }
    }

    @Override
    public void destroy() {
        executor.shutdown();
    }
}
