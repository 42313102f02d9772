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
 * Throttles password guessing, over all instances. Each wrong password adds some seconds to a level that falls with time. Above a
 * limit, passwords are not checked until the level has fallen far enough. So an account is never blocked for longer than one
 * guess costs.
 *
 * <p>In a network from which the user has signed in before, only wrong passwords for the account from that network count, with a
 * higher limit. In a browser in which the user has signed in before, only wrong passwords entered in that browser count.
 */
@Component
class LoginThrottle {

    /** Keys by which wrong passwords are counted. */
    private enum Count {
        /** This account from this network. */
        PLACE(5, Duration.ofSeconds(60)),
        /** All accounts from this network. */
        ADDRESS(30, Duration.ofSeconds(20)),
        /** This account from all networks. */
        ACCOUNT(50, Duration.ofSeconds(20)),
        /** This account in this browser. */
        BROWSER(5, Duration.ofSeconds(60));

        private final int atOnce;
        private final Duration cost;

        /**
         * @param atOnce number of wrong passwords accepted without a wait
         * @param cost wait for each further one
         */
        Count(int atOnce, Duration cost) {
            this.atOnce = atOnce;
            this.cost = cost;
        }
    }

    /** Limit for a known network. It is higher because the user's own sign-in may share the network with someone else's guesses. */
    private static final int KNOWN_PLACE_LIMIT = 30;

    private static final List<Count> UNKNOWN_CLIENT_COUNTS = List.of(Count.PLACE, Count.ADDRESS, Count.ACCOUNT);

    private record Debt(byte[] key, double seconds) {}

    private final JdbcClient jdbc;
    private final AuditLog auditLog;

    LoginThrottle(JdbcClient jdbc, AuditLog auditLog) {
        this.jdbc = jdbc;
        this.auditLog = auditLog;
    }

    /** Time to wait before a password may be checked; zero if it may be checked now. */
    Duration waitFor(LoginAccount account, LoginAttempt attempt) {
        List<Count> counts = account.isKnownBrowser()
                ? List.of(Count.BROWSER)
                : account.isKnownPlace() ? List.of(Count.PLACE) : UNKNOWN_CLIENT_COUNTS;
        Map<String, Double> debts = new HashMap<>();
        jdbc.sql("""
                select key, level - extract(epoch from clock_timestamp() - at) as seconds from sign_in_failure
                 where key = any(?)
                """)
                .param(keys(counts, account, attempt))
                .query(Debt.class)
                .list()
                .forEach(debt -> debts.put(Arrays.toString(debt.key()), debt.seconds()));
        return counts.stream()
                .map(count -> {
                    double debt = debts.getOrDefault(Arrays.toString(key(count, account, attempt)), 0.0);
                    return Duration.ofMillis((long) (debt * 1000)).minus(limit(count, account));
                })
                .max(Comparator.naturalOrder())
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private static Duration limit(Count count, LoginAccount account) {
        int atOnce = account.isKnownPlace() && count == Count.PLACE ? KNOWN_PLACE_LIMIT : count.atOnce;
        return count.cost.multipliedBy(atOnce - 1L);
    }

    /** Counts a wrong password. */
    @Transactional
    public void failed(LoginAccount account, LoginAttempt attempt) {
        List<Count> counts = account.isKnownBrowser() ? List.of(Count.BROWSER) : UNKNOWN_CLIENT_COUNTS;
        jdbc.sql("""
                insert into sign_in_failure as f (key, level, at)
                select key, cost, clock_timestamp() from unnest(?, ?) as failure (key, cost) order by key
                on conflict (key) do update
                   set level = greatest(0, f.level - extract(epoch from excluded.at - f.at)) + excluded.level, at = excluded.at
                """)
                .params(
                        keys(counts, account, attempt),
                        counts.stream()
                                .map(count -> (double) count.cost.toSeconds())
                                .toArray(Double[]::new))
                .update();
    }

    /** Records a correct password. The network is known from now on. */
    @Transactional
    public void succeeded(CurrentUser user, LoginAccount account, LoginAttempt attempt) {
        if (account.isKnownBrowser()) {
            resetLevel(Count.BROWSER, account, attempt);
        }
        if (attempt.network() == null) {
            return;
        }
        // Does not reset the level of a known network. Scripts sign in every minute, and would reset it for an attacker
        // behind the same address.
        if (!account.isKnownPlace()) {
            resetLevel(Count.PLACE, account, attempt);
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
        // Sign-ins at the page have an audit entry each.
        if (isNew && attempt.isBasic()) {
            auditLog.record(user.email(), "sign-in.new-place", null, "by HTTP Basic");
        }
    }

    private void resetLevel(Count count, LoginAccount account, LoginAttempt attempt) {
        jdbc.sql("delete from sign_in_failure where key = ?")
                .param(key(count, account, attempt))
                .update();
    }

    private static byte[][] keys(List<Count> counts, LoginAccount account, LoginAttempt attempt) {
        return counts.stream().map(count -> key(count, account, attempt)).toArray(byte[][]::new);
    }

    private static byte[] key(Count count, LoginAccount account, LoginAttempt attempt) {
        return SecureTokens.digest(
                switch (count) {
                    case PLACE -> "place " + attempt.network() + " " + account.key();
                    case ADDRESS -> "address " + attempt.network();
                    case ACCOUNT -> "account " + account.key();
                    case BROWSER -> "browser " + HexFormat.of().formatHex(attempt.browserHash()) + " " + account.key();
                });
    }
}
