package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpiTest {

    @ParameterizedTest
    @ValueSource(strings = {"1234567893", "1679576722", "1003000126"})
    void acceptsValidNpis(String npi) {
        assertThat(Npi.isValid(npi)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890", "1234567894", "123456789", "12345678930", "", "12345678９3", "123456789O"})
    void rejectsInvalidNpis(String npi) {
        assertThat(Npi.isValid(npi)).isFalse();
    }

    /** Compares the result with the Luhn sum over all fifteen digits, as the standard defines it. */
    @Test
    void acceptsExactlyTheLuhnCheckDigit() {
        long seed = new Random().nextLong();
        System.out.println("NpiTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            String nine = "%09d".formatted(random.nextInt(1_000_000_000));
            for (int last = 0; last < 10; last++) {
                assertThat(Npi.isValid(nine + last)).isEqualTo(luhn("80840" + nine + last) % 10 == 0);
            }
        }
    }

    @Test
    void removesSeparators() {
        assertThat(Npi.tidy(" 1234-567 893\u00A0")).isEqualTo("1234567893");
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled / 10 + doubled % 10;
        }
        return sum;
    }
}
