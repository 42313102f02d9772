package io.curasync.account.security.login;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.account.credential.SecureTokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Throttles password guessing, over all instances, with leaking buckets. Each wrong password raises the level of its buckets by
 * some seconds, and each level falls by one second per second. Above a limit, passwords are not checked until the level has fallen
 * below it. Therefore, an account is never blocked for longer than the cost of one wrong password.
 *
 * <p>For a network from which the user has signed in before, only wrong passwords for the account from that network count, with a
 * higher limit. For a browser in which the user has signed in before, only wrong passwords entered in that browser count.
 */
@Component
class LoginThrottle {

    /** Kinds of buckets, by the failures that they count. */
    private enum Bucket {
        /** This account from this network. */
        ACCOUNT_AND_NETWORK(5, Duration.ofSeconds(60)),
        /** All accounts from this network. */
        NETWORK(30, Duration.ofSeconds(20)),
        /** This account from all networks. */
        ACCOUNT(50, Duration.ofSeconds(20)),
        /** This account in this browser. */
        BROWSER(5, Duration.ofSeconds(60));

        /** Number of wrong passwords without a wait. */
        private final int burst;
        /** Wait for each further wrong password. */
        private final Duration cost;

        Bucket(int burst, Duration cost) {
            this.burst = burst;
            this.cost = cost;
        }
    }

    /** Burst for a known network. It is higher, because the user's own sign-in may share the network with someone else's guesses. */
    private static final int KNOWN_NETWORK_BURST = 30;

    private static final List<Bucket> UNKNOWN_CLIENT_BUCKETS =
            List.of(Bucket.ACCOUNT_AND_NETWORK, Bucket.NETWORK, Bucket.ACCOUNT);

    /** Level of a bucket in seconds, by its hashed key; negative once the bucket has been empty for some time. */
    private record FailureLevel(byte[] key, double seconds) {}

    private final JdbcClient jdbc;
    private final AuditLog auditLog;

    LoginThrottle(JdbcClient jdbc, AuditLog auditLog) {
        this.jdbc = jdbc;
        this.auditLog = auditLog;
    }

    /** Returns the time to wait before a password may be checked; zero if none. */
    Duration waitFor(LoginAccount account, LoginAttempt attempt) {
        List<Bucket> buckets = account.isKnownBrowser()
                ? List.of(Bucket.BROWSER)
                : account.isKnownNetwork() ? List.of(Bucket.ACCOUNT_AND_NETWORK) : UNKNOWN_CLIENT_BUCKETS;
        Map<String, Double> levels = new HashMap<>();
        jdbc.sql("""
                select key, level - extract(epoch from clock_timestamp() - at) as seconds from sign_in_failure
                 where key = any(?)
                """)
                .param(keys(buckets, account, attempt))
                .query(FailureLevel.class)
                .list()
                .forEach(level -> levels.put(Arrays.toString(level.key()), level.seconds()));
        return buckets.stream()
                .map(bucket -> {
                    double level = levels.getOrDefault(Arrays.toString(key(bucket, account, attempt)), 0.0);
                    return Duration.ofMillis((long) (level * 1000)).minus(limit(bucket, account));
                })
                .max(Comparator.naturalOrder())
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private static Duration limit(Bucket bucket, LoginAccount account) {
        int burst =
                account.isKnownNetwork() && bucket == Bucket.ACCOUNT_AND_NETWORK ? KNOWN_NETWORK_BURST : bucket.burst;
        return bucket.cost.multipliedBy(burst - 1L);
    }

    /** Counts a wrong password in all its buckets. */
    @Transactional
    public void recordFailure(LoginAccount account, LoginAttempt attempt) {
        List<Bucket> buckets = account.isKnownBrowser() ? List.of(Bucket.BROWSER) : UNKNOWN_CLIENT_BUCKETS;
        jdbc.sql("""
                insert into sign_in_failure as f (key, level, at)
                select key, cost, clock_timestamp() from unnest(?, ?) as failure (key, cost) order by key
                on conflict (key) do update
                   set level = greatest(0, f.level - extract(epoch from excluded.at - f.at)) + excluded.level, at = excluded.at
                """)
                .params(
                        keys(buckets, account, attempt),
                        buckets.stream()
                                .map(bucket -> (double) bucket.cost.toSeconds())
                                .toArray(Double[]::new))
                .update();
    }

    /** Records a correct password. The network is known from now on. */
    @Transactional
    public void recordSuccess(CurrentUser user, LoginAccount account, LoginAttempt attempt) {
        if (account.isKnownBrowser()) {
            resetLevel(Bucket.BROWSER, account, attempt);
        }
        if (attempt.network() == null) {
            return;
        }
        // Does not reset the level of a known network. Scripts sign in every minute, and would reset it for an attacker
        // behind the same address.
        if (!account.isKnownNetwork()) {
            resetLevel(Bucket.ACCOUNT_AND_NETWORK, account, attempt);
        }
        boolean isNew = jdbc.sql("""
                insert into known_sign_in_address as p (user_id, address, at) values (?, ?, now())
                on conflict (user_id, address) do update set at = excluded.at where p.at < now() - interval '1 day'
                returning xmax = 0
                """)
                .params(user.id(), attempt.network())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        // Sign-ins at the sign-in page have their own audit entries.
        if (isNew && attempt.isBasic()) {
            auditLog.record(user.email(), "sign-in.new-place", null, "by HTTP Basic");
        }
    }

    private void resetLevel(Bucket bucket, LoginAccount account, LoginAttempt attempt) {
        jdbc.sql("delete from sign_in_failure where key = ?")
                .param(key(bucket, account, attempt))
                .update();
    }

    private static byte[][] keys(List<Bucket> buckets, LoginAccount account, LoginAttempt attempt) {
        return buckets.stream().map(bucket -> key(bucket, account, attempt)).toArray(byte[][]::new);
    }

    private static byte[] key(Bucket bucket, LoginAccount account, LoginAttempt attempt) {
        return SecureTokens.digest(
                switch (bucket) {
                    case ACCOUNT_AND_NETWORK -> "place " + attempt.network() + " " + account.key();
                    case NETWORK -> "address " + attempt.network();
                    case ACCOUNT -> "account " + account.key();
                    case BROWSER -> "browser " + HexFormat.of().formatHex(attempt.browserHash()) + " " + account.key();
                });
    }
}
