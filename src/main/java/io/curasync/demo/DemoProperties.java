package io.curasync.demo;

import io.curasync.platform.settings.SettingRules;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo.
 *
 * @param port port of the simulated CuraGenesis on the loopback interface; 0 for any free port
 * @param eventInterval interval between simulated events
 * @param journal file with all simulated events; if the file does not exist, a new simulation begins
 * @param seed seed of the random generators for the initial state and the entered data
 * @param password password of the two reps who can sign in with a password
 */
@ConfigurationProperties("curasync.demo")
record DemoProperties(
        @DefaultValue("8099") int port,
        @DefaultValue("3s") Duration eventInterval,
        @DefaultValue("data/demo/journal.jsonl") Path journal,
        @DefaultValue("20261") long seed,
        @DefaultValue("demo-rep-password") String password) {

    DemoProperties {
        SettingRules.requirePositive("curasync.demo.event-interval", eventInterval);
    }
}
