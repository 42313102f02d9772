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

/** Publishes the change signal of notifications, so that all instances read the notifications again. */
@Component
class NotificationSignal implements DisposableBean {

    private final ChangeSignal signal;
    private final AtomicBoolean pending = new AtomicBoolean();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("notification-signal").daemon().factory());

    NotificationSignal(ChangeSignal signal) {
        this.signal = signal;
    }

    void publish() {
        signal.publish(Topic.NOTIFICATION);
    }

    /**
     * Publishes the signal after the current transaction has committed. Uses another thread, because right after the commit the
     * current thread still uses the connection of the transaction, and the signal would be rolled back.
     */
    void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                publishAsync();
            }
        });
    }

    private void publishAsync() {
        if (pending.compareAndSet(false, true)) {
            executor.execute(() -> {
                pending.set(false);
                publish();
            });
        }
    }

    @Override
    public void destroy() {
        executor.shutdown();
    }
}
