package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The files in {@code ops}: their syntax, and the metrics that they use. */
class OperationsPackTest extends AcceptanceHarness {

    private static final Path OPS = Path.of("ops");
    private static final Path RULES = OPS.resolve("prometheus").resolve("curasync.rules.yml");
    private static final Path RULE_TESTS = OPS.resolve("prometheus").resolve("curasync.rules.test.yml");
    private static final Path DASHBOARD = OPS.resolve("grafana").resolve("curasync.json");

    private static final Pattern METRIC = Pattern.compile("\\b(curasync|hikaricp|jvm|process|http_server)_[a-z_]+");

    /** Metrics are exported once they have a value, for example after the first webhook and request. */
    @Test
    void usesOnlyMetricsThatCuraSyncExports() throws IOException {
        webhooks.send(WebhookClient.orderPlaced("user_1", "ord_operations", Instant.now()));
        Set<String> used = metrics(Files.readString(RULES));
        used.addAll(metrics(Files.readString(DASHBOARD)));

        assertThat(used).hasSizeGreaterThan(15);
        await().atMost(SOON).untilAsserted(() -> {
            Set<String> exported = anonymous
                    .get("/actuator/prometheus")
                    .expect(200)
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceFirst("[{ ].*", ""))
                    .collect(Collectors.toSet());
            assertThat(exported).containsAll(used);
        });
    }

    @Test
    void containsValidJsonAndYaml() throws IOException {
        assertThat(ApiClient.JSON.readTree(Files.readString(DASHBOARD)).get("panels"))
                .hasSizeGreaterThan(10);
        for (String file : List.of(
                "prometheus/curasync.rules.yml", "prometheus/curasync.scrape.yml", "kubernetes/curasync.yaml")) {
            assertThat(new Yaml().loadAll(Files.readString(OPS.resolve(file))))
                    .as(file)
                    .allMatch(Map.class::isInstance);
        }
    }

    /** Only where promtool is installed, because its Debian package is large. The rule tests describe when each alert is raised. */
    @Test
    void passesPromtool() {
        ExternalPrograms.find(List.of("promtool")).ifPresent(promtool -> {
            assertThat(ExternalPrograms.run(promtool.toString(), "check", "rules", RULES.toString()))
                    .isTrue();
            assertThat(ExternalPrograms.run(promtool.toString(), "test", "rules", RULE_TESTS.toString()))
                    .isTrue();
        });
    }

    private static Set<String> metrics(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
