package io.curasync.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Role;
import io.curasync.account.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepNameMatcherTest {

    private static final List<User> REPS = List.of(user("Dana Reyes"), user("Ivo Reyes"), user("Ava Lindqvist"));

    @ParameterizedTest
    @CsvSource({
        "D. Reyes, Dana Reyes",
        "dana  REYES, Dana Reyes",
        "I.Reyes, Ivo Reyes",
        "A. Lindqvist, Ava Lindqvist",
        "Lindqvist, Ava Lindqvist",
        "R. Vandermeer,",
        "Reyes Dana,",
        "-,",
    })
    void findsTheRepWithASimilarName(String name, String rep) {
        assertThat(RepNameMatcher.of(name, REPS).map(User::name).orElse(null)).isEqualTo(rep);
    }

    private static User user(String name) {
        return new User(1, name, name, Role.REP, true, List.of(), Instant.EPOCH);
    }
}
