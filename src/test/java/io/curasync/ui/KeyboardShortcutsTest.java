package io.curasync.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyboardShortcutsTest {

    @Test
    void assignsADistinctLetterToEachView() {
        assertThat(KeyboardShortcuts.letters(List.of(
                        "Dashboard",
                        "Practices",
                        "Notifications",
                        "Sync",
                        "Webhooks",
                        "Unmatched",
                        "People",
                        "Settings")))
                .isEqualTo(Map.of(
                        "Dashboard", 'd',
                        "Practices", 'p',
                        "Notifications", 'n',
                        "Sync", 's',
                        "Webhooks", 'w',
                        "Unmatched", 'u',
                        "People", 'e',
                        "Settings", 't'));
    }

    @Test
    void assignsNoLetterIfNoneIsLeft() {
        assertThat(KeyboardShortcuts.letters(List.of("Ab", "Ba", "A b"))).isEqualTo(Map.of("Ab", 'a', "Ba", 'b'));
    }
}
