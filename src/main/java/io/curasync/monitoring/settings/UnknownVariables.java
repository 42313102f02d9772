package io.curasync.monitoring.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Finds environment variables that look like settings of CuraSync, but are not. In most cases, the name is misspelled. */
final class UnknownVariables {

    private static final Pattern OURS = Pattern.compile("(CURASYNC|CURAGENESIS)_.+");

    /** Variables that are not settings of the application, but are read by {@code docker-compose.yml}. */
    private static final Set<String> OTHERS = Set.of("CURASYNC_PUBLISH");

    /** Matches variables that Kubernetes and Docker set in containers if there is a service named curasync. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("\\w+_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP)(_\\w+)?)?)");

    private UnknownVariables() {}

    /** Returns the names of unknown variables in the environment and the {@code .env} file, sorted. */
    static Set<String> find(ConfigurableEnvironment environment, List<SettingDefinition> catalog) {
        Set<String> known =
                catalog.stream().map(definition -> canonical(definition.name())).collect(Collectors.toSet());
        return environment.getPropertySources().stream()
                .filter(SystemEnvironmentPropertySource.class::isInstance)
                .map(SystemEnvironmentPropertySource.class::cast)
                .flatMap(source -> Stream.of(source.getPropertyNames()))
                .filter(name -> OURS.matcher(name).matches() && !OTHERS.contains(name))
                .filter(name -> !known.contains(canonical(name)))
                .filter(name -> !SERVICE_LINK.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the name in upper case and without underscores. Names are compared in this form, because Spring accepts a variable with and
     * without underscores between the words of a property.
     */
    private static String canonical(String name) {
        return name.toUpperCase(Locale.ROOT).replace("_", "");
    }
}
