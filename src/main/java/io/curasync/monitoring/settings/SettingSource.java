package io.curasync.monitoring.settings;

/** Origin of the value of a setting. The names are part of the public API contract. */
public enum SettingSource {
    /** Environment variables, system properties and the command line. */
    ENVIRONMENT,
    /** The {@code .env} file, or a configuration file of Spring outside the application. */
    FILE,
    /** The default in the application. Also the source of a setting without a value. */
    DEFAULT;

    private static final String ENV_FILE_PREFIX = "dotenv-";
    private static final String CONFIG_FILE_PREFIX = "Config resource";
    private static final String CLASS_PATH = "class path resource";

    /**
     * Returns the source for a property source of Spring's environment.
     *
     * @param propertySource name of the property source
     */
    static SettingSource of(String propertySource) {
        if (propertySource.startsWith(ENV_FILE_PREFIX)) {
            return FILE;
        }
        if (propertySource.startsWith(CONFIG_FILE_PREFIX)) {
            return propertySource.contains(CLASS_PATH) ? DEFAULT : FILE;
        }
        return propertySource.equals("defaultProperties") ? DEFAULT : ENVIRONMENT;
    }
}
