package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class BisectionTest {

    private final List<Integer> done = new ArrayList<>();
    private final List<Integer> failed = new ArrayList<>();
    private int attempts;

    @Test
    void findsFailingItemsAndProcessesTheOthersInOrder() {
        Bisection.run(numbers(500), part -> work(part, Set.of(0, 77, 499)), (bad, failure) -> failed.add(bad));

        assertThat(failed).containsExactly(0, 77, 499);
        assertThat(done).hasSize(497).isSorted();
        assertThat(attempts).isLessThan(60);
    }

    @Test
    void isolatesOneFailureAmong500InFewAttempts() {
        Bisection.run(numbers(500), part -> work(part, Set.of(123)), (bad, failure) -> failed.add(bad));

        assertThat(failed).containsExactly(123);
        assertThat(attempts).isLessThanOrEqualTo(18);
    }

    @Test
    void retriesABatchOfOne() {
        Bisection.run(List.of(1), part -> work(part, Set.of()), (bad, failure) -> failed.add(bad));

        assertThat(done).containsExactly(1);
        assertThat(failed).isEmpty();
    }

    @Test
    void attributesAnOutageToNoItem() {
        assertThatThrownBy(() -> Bisection.run(
                        numbers(10),
                        part -> {
                            throw new DataAccessResourceFailureException("away");
                        },
                        (bad, failure) -> failed.add(bad)))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(failed).isEmpty();
    }

    @Test
    void stopsOnInterrupt() {
        assertThatThrownBy(() -> Bisection.run(
                        numbers(10),
                        part -> {
                            Thread.currentThread().interrupt();
                            work(part, Set.of(0));
                        },
                        (bad, failure) -> failed.add(bad)))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).isEqualTo(1);
    }

    private void work(List<Integer> part, Set<Integer> bad) {
        attempts++;
        if (part.stream().anyMatch(bad::contains)) {
            throw new DataIntegrityViolationException("refused");
        }
        done.addAll(part);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
