package io.curasync.curagenesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceCooldownTest {

    private final SourceCooldown cooldown =
            new SourceCooldown(TestDatabase.create().jdbc());

    @Test
    void keepsTheReasonOfTheLongerCooldown() {
        cooldown.begin(new CuraGenesisException.RetryLater("It asked for an hour", Duration.ofHours(1)));

        SourceCooldown.Cooldown current =
                cooldown.begin(new CuraGenesisException.RetryLater("It asked for a minute", Duration.ofMinutes(1)));

        assertThat(current.reason()).isEqualTo("It asked for an hour");
        assertThat(cooldown.current()).contains(current);
    }

    @Test
    void extendsAShorterCooldown() {
        cooldown.begin(new CuraGenesisException.RetryLater("It asked for a minute", Duration.ofMinutes(1)));

        assertThat(cooldown.begin(new CuraGenesisException.RetryLater("It asked for an hour", Duration.ofHours(1)))
                        .reason())
                .isEqualTo("It asked for an hour");
    }
}
