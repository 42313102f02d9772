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
 * Throttles password guessing over all instances, with leaky buckets. The level of a bucket is measured in seconds. A wrong password
 * raises the levels of one or more buckets by the fixed cost of each bucket. The level falls by one second per second. While a level is
 * above its limit, passwords are rejected without a check and do not raise the level. Therefore, a user normally waits at most as long as
 * the cost of one wrong password. The wait can be longer after concurrent wrong passwords, or if wrong passwords from known networks have
 * raised a shared bucket.
 *
 * <p>A network or browser is known if the user signed in from there within {@link LoginAccountQuery#KNOWN_TTL}. For a known network, only
 * the bucket of the account and that network applies, with a higher limit. For a known browser, only the bucket of the account and that
 * browser applies.
 */
@Component
class LoginThrottle {

    /**
     * Kinds of buckets. A wrong password from a known browser counts only in {@link #BROWSER}. Any other wrong password counts in
     * all other kinds.
     */
    private enum Bucket {
        /** Wrong passwords for this account from this network, except those from known browsers. */
        ACCOUNT_AND_NETWORK(5, Duration.ofSeconds(60)),
        /** Wrong passwords for all accounts from this network, except those from known browsers. */
        NETWORK(30, Duration.ofSeconds(20)),
        /** Wrong passwords for this account from all networks, except those from known browsers. */
        ACCOUNT(50, Duration.ofSeconds(20)),
        /** Wrong passwords for this account from this known browser. */
        BROWSER(5, Duration.ofSeconds(60));

        /** Number of wrong passwords in quick succession after which further attempts must wait. */
        private final int burst;
        /**
         * Duration by which a wrong password raises the level. After the burst, this is also the wait after each further wrong
         * password.
         */
        private final Duration cost;

        Bucket(int burst, Duration cost) {
            this.burst = burst;
            this.cost = cost;
        }
    }

    /**
     * Burst of {@link Bucket#ACCOUNT_AND_NETWORK} for a known network. It is higher than for other networks, because an attacker may use
     * the same network as the user, and must not easily lock the user out.
     */
    private static final int KNOWN_NETWORK_BURST = 30;

    private static final List<Bucket> UNKNOWN_CLIENT_BUCKETS =
            List.of(Bucket.ACCOUNT_AND_NETWORK, Bucket.NETWORK, Bucket.ACCOUNT);

    /**
     * Level of a bucket in seconds, with the digest of the bucket's key. The level is negative if the bucket has been empty for
     * some time.
     */
    private record FailureLevel(byte[] key, double seconds) {}

    private final JdbcClient jdbc;
    private final AuditLog auditLog;

    LoginThrottle(JdbcClient jdbc, AuditLog auditLog) {
        this.jdbc = jdbc;
        this.auditLog = auditLog;
    }

    /** Returns the time to wait before the password of the attempt may be checked; zero if a check is allowed now. */
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

    /** Counts a wrong password in the buckets of the attempt. */
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

    /**
     * Records a correct password. The network counts as known from then on. Resets the bucket of a known browser. Also resets the bucket
     * of the account and the network, if the network was not known before.
     */
    @Transactional
    public void recordSuccess(CurrentUser user, LoginAccount account, LoginAttempt attempt) {
        if (account.isKnownBrowser()) {
            resetLevel(Bucket.BROWSER, account, attempt);
        }
        if (attempt.network() == null) {
            return;
        }
        // The level of a known network is not reset. A script that signs in every minute would reset it for an attacker
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
