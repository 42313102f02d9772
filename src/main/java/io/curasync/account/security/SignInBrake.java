package io.curasync.account.security;

import io.curasync.account.Secrets;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows the guessing of passwords down, over all instances. Each wrong one is a debt of some seconds that time pays off; beyond
 * a limit nothing is looked at until enough of it is paid. So nobody is ever locked out for longer than a guess costs, and
 * where a user has signed in rightly before, only wrong passwords from that very place count.
 */
@Component
class SignInBrake {

    /** For how long a place is known by a right password. */
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private static final int NETWORK_BYTES = 8;

    /** What wrong passwords are counted by. */
    private enum Count {
        /** This account from this address. */
        PLACE(5, Duration.ofSeconds(60)),
        /** Whatever accounts from this address. */
        ADDRESS(30, Duration.ofSeconds(20)),
        /** This account from whatever addresses. */
        ACCOUNT(50, Duration.ofSeconds(20));

        private final Duration cost;
        private final Duration limit;

        /**
         * @param atOnce how many may come at once
         * @param cost   each further one has to wait so long
         */
        Count(int atOnce, Duration cost) {
            this.cost = cost;
            this.limit = cost.multipliedBy(atOnce - 1L);
        }
    }

    private record Debt(byte[] key, double seconds) {}

    private final JdbcClient jdbc;

    SignInBrake(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How long to wait before a password is looked at; zero: it may be now. */
    Duration waitFor(String email, @Nullable String address) {
        Map<String, Double> debts = new HashMap<>();
        jdbc.sql("""
                select key, level - extract(epoch from clock_timestamp() - at) as seconds from sign_in_failure
                 where key = any(?)
                """)
                .param(keys(Count.values(), email, address))
                .query(Debt.class)
                .list()
                .forEach(debt -> debts.put(Arrays.toString(debt.key()), debt.seconds()));
        if (debts.isEmpty()) {
            return Duration.ZERO;
        }
        List<Count> counts = isKnown(email, address) ? List.of(Count.PLACE) : List.of(Count.values());
        return counts.stream()
                .map(count -> {
                    double debt = debts.getOrDefault(Arrays.toString(key(count, email, address)), 0.0);
                    return Duration.ofMillis((long) (debt * 1000)).minus(count.limit);
                })
                .max(Comparator.naturalOrder())
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** A wrong password. */
    @Transactional
    public void failed(String email, @Nullable String address) {
        jdbc.sql("""
                insert into sign_in_failure as f (key, level, at)
                select key, cost, clock_timestamp() from unnest(?, ?) as told (key, cost) order by key
                on conflict (key) do update
                   set level = greatest(0, f.level - extract(epoch from excluded.at - f.at)) + excluded.level, at = excluded.at
                """)
                .params(
                        keys(Count.values(), email, address),
                        Arrays.stream(Count.values())
                                .map(count -> (double) count.cost.toSeconds())
                                .toArray(Double[]::new))
                .update();
    }

    /** A right one: the place is known from now on, and owes nothing. */
    @Transactional
    public void succeeded(long userId, String email, @Nullable String address) {
        if (address == null) {
            return;
        }
        jdbc.sql("delete from sign_in_failure where key = ?")
                .param(key(Count.PLACE, email, address))
                .update();
        jdbc.sql("""
                insert into sign_in_place as p (user_id, address, at) values (?, ?, now())
                on conflict (user_id, address) do update set at = excluded.at where p.at < now() - interval '1 day'
                """).params(userId, address).update();
    }

    private boolean isKnown(String email, @Nullable String address) {
        return jdbc.sql("""
                select exists (select from sign_in_place p join app_user u on u.id = p.user_id
                     where lower(u.email) = lower(?) and p.address = ? and p.at > now() - ? * interval '1 second')
                """)
                .param(email)
                .param(address)
                .param(KNOWN_FOR.toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** Whoever has one IPv6 address has the 2^64 beside it as well. */
    private static @Nullable String network(@Nullable String address) {
        if (address == null || address.indexOf(':') < 0) {
            return address;
        }
        try {
            return HexFormat.of().formatHex(InetAddress.ofLiteral(address).getAddress(), 0, NETWORK_BYTES);
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }

    private static byte[][] keys(Count[] counts, String email, @Nullable String address) {
        Function<Count, byte[]> key = count -> key(count, email, address);
        return Arrays.stream(counts).map(key).toArray(byte[][]::new);
    }

    private static byte[] key(Count count, String email, @Nullable String address) {
        String account = email.toLowerCase(Locale.ROOT);
        return Secrets.digest(
                switch (count) {
                    case PLACE -> "place " + network(address) + " " + account;
                    case ADDRESS -> "address " + network(address);
                    case ACCOUNT -> "account " + account;
                });
    }
}
