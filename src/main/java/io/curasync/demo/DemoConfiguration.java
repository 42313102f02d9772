package io.curasync.demo;

import io.curasync.account.UserAccounts;
import io.curasync.demo.simulation.EventJournal;
import io.curasync.demo.simulation.EventSimulator;
import io.curasync.demo.simulation.FakePartnerServer;
import io.curasync.demo.simulation.HistoryReplayer;
import io.curasync.demo.simulation.SimulationLog;
import io.curasync.demo.simulation.WebhookSender;
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
 * Configures the simulated CuraGenesis and the startup of the demo. The constructor of {@link FakePartnerServer} starts the server, so that
 * the server already listens when the application sends the first request. The server stops with the application.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    private static final Duration INITIAL_RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration HISTORY_RETRY_DELAY = Duration.ofSeconds(30);

    private final JsonMapper json = JsonMapper.builder().build();
    private final InstantSource clock = InstantSource.system();

    @Bean
    static FreePort freePort(ConfigurableEnvironment environment) {
        return new FreePort(environment);
    }

    @Bean
    EventJournal demoJournal(DemoProperties properties) {
        return EventJournal.open(properties.journal(), clock.instant(), json);
    }

    @Bean
    SimulationLog demoSimulationLog(EventJournal eventJournal, DemoProperties properties) {
        return new SimulationLog(eventJournal, properties.seed(), clock);
    }

    @Bean
    WebhookSender demoWebhookSender(Environment environment, @Value("${curagenesis.webhook-secret}") String secrets) {
        return new WebhookSender(
                () -> ApplicationUrl.of(environment).resolve("api/webhooks/curagenesis/practice-update"),
                secrets,
                json,
                INITIAL_RETRY_DELAY);
    }

    @Bean
    EventSimulator demoEventSimulator(SimulationLog simulationLog, WebhookSender sender) {
        return new EventSimulator(simulationLog, RandomGenerator.getDefault(), sender);
    }

    @Bean
    FakePartnerServer demoPartnerApi(
            SimulationLog simulationLog,
            EventSimulator eventSimulator,
            DemoProperties properties,
            @Value("${curagenesis.vendor-token}") String token) {
        return new FakePartnerServer(simulationLog, eventSimulator, token, properties.port(), json, clock);
    }

    @Bean
    DemoStartup demoStartup(
            UserAccounts userAccounts,
            DemoDataEntry dataEntry,
            SimulationLog simulationLog,
            EventSimulator eventSimulator,
            WebhookSender sender,
            DemoProperties properties,
            Environment environment,
            @Value("${cron.secret}") String cronSecret) {
        return new DemoStartup(
                new DemoUsers(userAccounts, properties.password()),
                new FirstSync(() -> ApplicationUrl.of(environment), cronSecret, json, Duration.ofSeconds(2)),
                dataEntry,
                new HistoryReplayer(simulationLog, sender, clock, HISTORY_RETRY_DELAY),
                eventSimulator,
                properties.eventInterval(),
                environment);
    }
}
