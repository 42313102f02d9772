package io.curasync.platform.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Adds the variables of the file {@code .env} in the working directory to the environment. Real environment variables take precedence over
 * those of the file. Empty variables count as unset. A quoted value of a real variable of CuraSync or Spring is unquoted as in the file,
 * because {@code docker run --env-file} passes quotes and escape sequences on.
 *
 * <p>The name of the property source with the file's variables ends with the name of Spring's property source for real environment
 * variables. Spring maps {@code CURASYNC_SYNC_MIN_INTERVAL} to {@code curasync.sync.min-interval} only for names with this ending.
 */
class EnvFilePostProcessor implements EnvironmentPostProcessor, Ordered {

    /** Property with the path of the file. The default is {@code .env}. */
    static final String LOCATION = "curasync.env-file";

    /**
     * Property that contains the {@link SettingException} if the file could not be read or parsed. {@link SettingsCheck} throws the
     * exception later, because logging is not initialized yet.
     */
    static final String FAULT = "curasync.env-file-fault";

    /** Matches the names of variables of CuraSync and Spring. Quotes around the values of other variables are not removed. */
    private static final Pattern SETTING =
            Pattern.compile("(?i)DATABASE_URL|(CURASYNC|CURAGENESIS|CRON|SERVER|SPRING|MANAGEMENT|LOGGING|VAADIN)_.+");

    private static final Pattern QUOTED = Pattern.compile("\\s*([\"'])(.*)\\1\\s*", Pattern.DOTALL);

    private final Log log;

    EnvFilePostProcessor(DeferredLogFactory logs) {
        log = logs.getLog(EnvFilePostProcessor.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        MutablePropertySources sources = environment.getPropertySources();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        if (!sources.contains(name)) {
            return;
        }
        sources.replace(
                name,
                new SystemEnvironmentPropertySource(name, withoutBlank(unquote(environment.getSystemEnvironment()))));
        try {
            Map<String, Object> file = withoutBlank(read(Path.of(environment.getProperty(LOCATION, ".env"))));
            sources.addAfter(name, new SystemEnvironmentPropertySource("dotenv-" + name, file));
        } catch (SettingException fault) {
            sources.addLast(new MapPropertySource(FAULT, Map.of(FAULT, fault)));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static Map<String, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return EnvFile.parse(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (MalformedInputException notText) {
            throw new SettingException("The .env file is not UTF-8 text.", "Save it as UTF-8.");
        } catch (IOException failure) {
            throw new SettingException(
                    "The .env file cannot be read: " + failure.getMessage(),
                    "Make it readable for the application, or remove it.");
        }
    }

    private Map<String, Object> unquote(Map<String, Object> variables) {
        Map<String, Object> unquoted = new HashMap<>(variables);
        unquoted.replaceAll((name, value) -> {
            Matcher quoted = QUOTED.matcher(value.toString());
            if (!SETTING.matcher(name).matches() || !quoted.matches()) {
                return value;
            }
            log.warn("%s is set with quotes around its value. They are not part of it; remove them.".formatted(name));
            return quoted.group(1).equals("'") ? quoted.group(2) : EnvFile.unescape(quoted.group(2));
        });
        return unquoted;
    }

    private static Map<String, Object> withoutBlank(Map<String, ?> variables) {
        Map<String, Object> set = new HashMap<>();
        variables.forEach((name, value) -> {
            if (!value.toString().isBlank()) {
                set.put(name, value);
            }
        });
        return set;
    }
}
