package io.curasync.platform;

/**
 * Identity of this process among concurrently running instances.
 *
 * @param name unique per process; stored with sync runs and shown by {@code /actuator/info}
 * @param version application version from the pom
 */
public record InstanceId(String name, String version) {}
