package io.curasync.demo;

import io.curasync.account.Accounts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stand-in CuraGenesis. It listens as soon as it is built, which is before anything of the application begins its
 * work, and closes with the application.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final JsonMapper json = JsonMapper.builder().build();
    private final InstantSource clock = InstantSource.system();

    @Bean
    static FreePort freePort(ConfigurableEnvironment environment) {
        return new FreePort(environment);
    }

    @Bean
    Journal demoJournal(DemoProperties properties) {
        return Journal.open(properties.journal(), clock.instant(), json);
    }

    @Bean
    Chronicle demoChronicle(Journal journal, DemoProperties properties) {
        return new Chronicle(journal, properties.seed(), clock);
    }

    @Bean
    WebhookSender demoWebhookSender(Environment environment, @Value("${curagenesis.webhook-secret}") String secrets) {
        return new WebhookSender(
                () -> OwnAddress.of(environment).resolve("api/webhooks/curagenesis/practice-update"),
                new Signer(secrets),
                json,
                FIRST_PAUSE);
    }

    @Bean
    Clockwork demoClockwork(Chronicle chronicle, WebhookSender sender) {
        return new Clockwork(chronicle, new Plot(RandomGenerator.getDefault()), sender);
    }

    @Bean
    PartnerApi demoPartnerApi(
            Chronicle chronicle,
            Clockwork clockwork,
            DemoProperties properties,
            @Value("${curagenesis.vendor-token}") String token) {
        return new PartnerApi(chronicle, new Enrolment(chronicle, clockwork), token, properties.port(), json, clock);
    }

    @Bean
    Opening demoOpening(
            Accounts accounts,
            Chronicle chronicle,
            Clockwork clockwork,
            WebhookSender sender,
            DemoProperties properties,
            Environment environment,
            @Value("${cron.secret}") String cronSecret) {
        return new Opening(
                new DemoUsers(accounts, properties.password()),
                new FirstSync(() -> OwnAddress.of(environment), cronSecret, json, Duration.ofSeconds(2)),
                new HistoryTeller(chronicle, sender, clock, PAUSE),
                clockwork,
                properties.eventInterval(),
                environment);
    }
}
