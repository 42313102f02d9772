package io.curasync.account.security;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.account.SecureTokens;
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
 * Slows the guessing of passwords down, over all instances. Each wrong one is a debt of some seconds that time pays off; beyond
 * a limit nothing is looked at until enough of it is paid. So nobody is ever locked out for longer than a guess costs. A network
 * from which the user has signed in before is slowed by its own wrong passwords only, and later; a browser in which the user has
 * signed in before, only by those typed into it.
 */
@Component
class LoginThrottle {

    /** What wrong passwords are counted by. */
    private enum Count {
        /** This account from this network. */
        PLACE(5, Duration.ofSeconds(60)),
        /** Whatever accounts from this network. */
        ADDRESS(30, Duration.ofSeconds(20)),
        /** This account from whatever networks. */
        ACCOUNT(50, Duration.ofSeconds(20)),
        /** This account in this browser. */
        BROWSER(5, Duration.ofSeconds(60));

        private final int atOnce;
        private final Duration cost;

        /**
         * @param atOnce how many may come at once
         * @param cost   each further one has to wait so long
         */
        Count(int atOnce, Duration cost) {
            this.atOnce = atOnce;
            this.cost = cost;
        }
    }

    /** At a known network the user's own sign-in may come behind a stranger's guesses, so it takes more to refuse it. */
    private static final int AT_ONCE_FROM_KNOWN_PLACE = 30;

    private static final List<Count> OF_STRANGERS = List.of(Count.PLACE, Count.ADDRESS, Count.ACCOUNT);

    private record Debt(byte[] key, double seconds) {}

    private final JdbcClient jdbc;
    private final AuditLog auditLog;

    LoginThrottle(JdbcClient jdbc, AuditLog auditLog) {
        this.jdbc = jdbc;
        this.auditLog = auditLog;
    }

    /** How long to wait before a password is looked at; zero: it may be now. */
    Duration waitFor(LoginAccount account, LoginAttempt attempt) {
        List<Count> counts = account.isKnownBrowser()
                ? List.of(Count.BROWSER)
                : account.isKnownPlace() ? List.of(Count.PLACE) : OF_STRANGERS;
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
        int atOnce = account.isKnownPlace() && count == Count.PLACE ? AT_ONCE_FROM_KNOWN_PLACE : count.atOnce;
        return count.cost.multipliedBy(atOnce - 1L);
    }

    /** A wrong password. */
    @Transactional
    public void failed(LoginAccount account, LoginAttempt attempt) {
        List<Count> counts = account.isKnownBrowser() ? List.of(Count.BROWSER) : OF_STRANGERS;
        jdbc.sql("""
                insert into sign_in_failure as f (key, level, at)
                select key, cost, clock_timestamp() from unnest(?, ?) as told (key, cost) order by key
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

    /** A right one: the network is known from now on. */
    @Transactional
    public void succeeded(CurrentUser user, LoginAccount account, LoginAttempt attempt) {
        if (account.isKnownBrowser()) {
            payOff(Count.BROWSER, account, attempt);
        }
        if (attempt.network() == null) {
            return;
        }
        // Keeps the debt of a known network: scripts sign in every minute, and would clear it for a stranger behind the
        // same address.
        if (!account.isKnownPlace()) {
            payOff(Count.PLACE, account, attempt);
        }
        boolean isNew = jdbc.sql("""
                insert into sign_in_place as p (user_id, address, at) values (?, ?, now())
                on conflict (user_id, address) do update set at = excluded.at where p.at < now() - interval '1 day'
                returning xmax = 0
                """)
                .params(user.id(), attempt.network())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        // The sign-in page is audited by each sign-in.
        if (isNew && attempt.isBasic()) {
            auditLog.record(user.email(), "sign-in.new-place", null, "by HTTP Basic");
        }
    }

    private void payOff(Count count, LoginAccount account, LoginAttempt attempt) {
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
