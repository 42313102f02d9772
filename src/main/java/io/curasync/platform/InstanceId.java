package io.curasync.platform;

/**
 * Identity of this process among concurrently running instances.
 *
 * @param name unique per process; stored with sync runs and included in {@code /actuator/info}
 * @param version application version from the pom; {@code development} if Maven did not build the application
 */
public record InstanceId(String name, String version) {}
