package io.curasync.demo;

import io.curasync.platform.SettingRules;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo's own settings.
 *
 * @param port of the stand-in CuraGenesis on the loopback interface; 0: any free one
 * @param eventInterval how often something happens
 * @param journal what has happened so far; without the file the world begins anew
 * @param seed of the world's beginning
 * @param password of the two reps who can sign in
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
