package io.curasync.platform;

/**
 * This process among those that run at once.
 *
 * @param name unique per process; the name that sync runs carry and {@code /actuator/info} shows
 */
public record Instance(String name) {}
