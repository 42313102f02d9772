package io.curasync.monitoring.settings;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Compares the catalog with the code and the documents. */
class SettingCatalogTest {

    private static final Path ENV_EXAMPLE = Path.of(".env.example");
    private static final Path SOURCES = Path.of("src/main/java");

    /** Only {@code docker-compose.yml} reads these. */
    private static final Set<String> COMPOSE_ONLY = Set.of("POSTGRES_PASSWORD", "CURASYNC_PUBLISH");

    /** Prefixes of the properties of CuraSync. */
    private static final String OURS = "(?:curasync|curagenesis|cron)\\.[a-z.-]+";

    private static final Pattern PLACEHOLDER = Pattern.compile("\"\\$\\{(" + OURS + ")(?::([^}]*))?}\"");
    private static final Pattern DIRECT_USE =
            Pattern.compile("(?:getProperty|ConditionalOnBooleanProperty|ConditionalOnProperty)\\(\\s*\"(" + OURS
                    + ")\"(?:,\\s*\"([^\"]+)\")?");

    private final Map<String, SettingDefinition> catalog =
            SettingCatalog.read().stream().collect(toMap(SettingDefinition::property, definition -> definition));

    @Test
    void listsWhatTheConfigurationDocumentLists() throws IOException {
        assertThat(names()).isEqualTo(ConfigurationDocument.read().all());
    }

    @Test
    void listsTheVariablesOfTheEnvExample() throws IOException {
        String example = Files.readString(ENV_EXAMPLE);
        Set<String> assigned = matches("(?m)^([A-Z_]+)=", example);
        assigned.removeAll(COMPOSE_ONLY);

        assertThat(names()).containsAll(assigned);
        assertThat(matches("\\b([A-Z]+(?:_[A-Z]+)+)\\b", example))
                .as("the environment variables of the configuration document")
                .containsAll(ConfigurationDocument.read().variables());
    }

    @Test
    void listsEveryPropertyOfTheCodeWithItsDefault() throws ClassNotFoundException {
        Map<String, String> properties = configurationProperties();

        assertThat(properties).hasSizeGreaterThan(45);
        assertThat(catalog.keySet()).containsAll(properties.keySet());
        properties.forEach((property, defaultValue) -> assertThat(
                        String.valueOf(catalog.get(property).defaultValue()))
                .as("default of %s", property)
                .isEqualTo(defaultValue));
    }

    @Test
    void listsEveryPlaceholderOfTheCodeWithItsDefault() throws IOException {
        Map<String, String> placeholders = placeholders();

        assertThat(placeholders).hasSizeGreaterThan(15);
        assertThat(catalog.keySet()).containsAll(placeholders.keySet());
        placeholders.values().removeIf(String::isEmpty);
        placeholders.forEach(
                (property, defaultValue) -> assertThat(catalog.get(property).defaultValue())
                        .as("default of %s", property)
                        .isEqualTo(defaultValue));
    }

    @Test
    void marksEverySecret() {
        assertThat(catalog.values().stream().filter(SettingDefinition::isSecret).map(SettingDefinition::name))
                .contains(
                        "CURAGENESIS_VENDOR_TOKEN",
                        "CURAGENESIS_WEBHOOK_SECRET",
                        "CRON_SECRET",
                        "CURASYNC_ADMIN_PASSWORD",
                        "SPRING_DATASOURCE_PASSWORD",
                        "SPRING_MAIL_PASSWORD",
                        "CURASYNC_OPENID_CLIENT_SECRET",
                        "CURASYNC_ALERT_SECRET",
                        "CURASYNC_ALERT_URL",
                        "CURASYNC_HEARTBEAT_URL")
                .doesNotContain("CURAGENESIS_API_BASE", "SERVER_PORT");
        assertThat(SettingDefinition.isSecretName("curasync.new-api-key")).isTrue();
        assertThat(SettingDefinition.isSecretName("curasync.monkey-count")).isFalse();
    }

    @Test
    void describesEachSettingInSentences() {
        assertThat(catalog.values())
                .allSatisfy(definition -> assertThat(definition.description()).matches("(?s)[A-Z].+\\."));
    }

    private Set<String> names() {
        return catalog.values().stream().map(SettingDefinition::name).collect(toSet());
    }

    private static Set<String> matches(String pattern, String text) {
        return new TreeSet<>(Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList());
    }

    /** Defaults by property; "null" without a default. */
    private static Map<String, String> configurationProperties() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, String> properties = new TreeMap<>();
        for (var found : scanner.findCandidateComponents("io.curasync")) {
            Class<?> type = ClassUtils.forName(String.valueOf(found.getBeanClassName()), null);
            if (type.getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath()
                    .contains("test-classes")) {
                continue;
            }
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            assertThat(type).as("a record, whose components are the properties").isRecord();
            for (RecordComponent component : type.getRecordComponents()) {
                properties.put(prefix + "." + dashed(component.getName()), defaultOf(type, component));
            }
        }
        return properties;
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String defaultOf(Class<?> type, RecordComponent component) {
        return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .map(annotation -> annotation == null ? "null" : String.join(",", annotation.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Defaults by property; "" without a default. */
    private static Map<String, String> placeholders() throws IOException {
        Map<String, String> properties = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Stream.of(PLACEHOLDER, DIRECT_USE)
                        .flatMap(pattern -> pattern.matcher(source).results())
                        .forEach(
                                match -> properties.merge(match.group(1), group(match), (a, b) -> a.isEmpty() ? b : a));
            }
        }
        return properties;
    }

    private static String group(MatchResult match) {
        return match.group(2) == null ? "" : match.group(2);
    }
}
