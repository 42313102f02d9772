package io.curasync.platform;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Lock provider for scheduled jobs. If the release of a lock fails, repeats the release before this instance next acquires the lock of the
 * same name. Without the repetition, a database outage during a job would block the job on all instances until its lock expires. This could
 * be minutes after the end of the outage.
 */
final class ReleasingLockProvider implements LockProvider {

    private static final Logger log = LoggerFactory.getLogger(ReleasingLockProvider.class);

    private final LockProvider locks;
    private final Map<String, SimpleLock> unreleased = new ConcurrentHashMap<>();

    ReleasingLockProvider(LockProvider locks) {
        this.locks = locks;
    }

    @Override
    public Optional<SimpleLock> lock(LockConfiguration configuration) {
        String name = configuration.getName();
        SimpleLock left = unreleased.get(name);
        if (left != null) {
            // Has no effect if the lock has expired and another instance has acquired it.
            left.unlock();
            unreleased.remove(name);
        }
        return locks.lock(configuration).map(lock -> new ReleasedLock(name, lock));
    }

    private final class ReleasedLock implements SimpleLock {

        private final String name;
        private final SimpleLock lock;

        ReleasedLock(String name, SimpleLock lock) {
            this.name = name;
            this.lock = lock;
        }

        @Override
        public void unlock() {
            try {
                lock.unlock();
            } catch (DataAccessException | TransactionException e) {
                log.debug("Lock {} could not be released yet", name, e);
                unreleased.put(name, lock);
            }
        }

        @Override
        public Optional<SimpleLock> extend(Duration lockAtMostFor, Duration lockAtLeastFor) {
            return lock.extend(lockAtMostFor, lockAtLeastFor).map(extended -> new ReleasedLock(name, extended));
        }
    }
}
