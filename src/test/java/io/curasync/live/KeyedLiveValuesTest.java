package io.curasync.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class KeyedLiveValuesTest {

    private final List<String> created = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final KeyedLiveValues<String, String> family = new KeyedLiveValues<>(this::make);

    @Test
    void sharesOneValuePerKey() {
        family.of("dana").watch(value -> {});
        family.of("dana").watch(value -> {});
        family.of("ava").watch(value -> {});

        assertThat(created).containsExactly("dana", "ava");
        assertThat(family.of("dana").current()).isEqualTo("what dana is told");
        assertThat(created).hasSize(2);
    }

    @Test
    void closesAValueWithItsLastWatcher() {
        Subscription first = family.of("dana").watch(value -> {});
        Subscription second = family.of("dana").watch(value -> {});
        first.close();
        first.close();
        family.of("dana").watch(value -> {}).close();
        assertThat(created).hasSize(1);

        second.close();
        family.of("dana").watch(value -> {});
        assertThat(created).hasSize(2);
        assertThat(ended).hasSize(3);
    }

    private LiveValue<String> make(String key) {
        created.add(key);
        return new LiveValue<>() {
            @Override
            public String current() {
                return "what " + key + " is told";
            }

            @Override
            public Subscription watch(Consumer<String> watcher) {
                return () -> ended.add(key);
            }

            @Override
            public Subscription watch(UI ui, Consumer<String> show) {
                return watch(show);
            }
        };
    }
}
