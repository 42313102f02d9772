package io.curasync.platform;

/**
 * This process among those that run at once.
 *
 * @param name unique per process; the name that sync runs carry and {@code /actuator/info} shows
 * @param version of the application, as the pom has it
 */
public record InstanceId(String name, String version) {}
