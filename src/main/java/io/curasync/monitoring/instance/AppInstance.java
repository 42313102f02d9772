package io.curasync.monitoring.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An instance of the application, as of its last heartbeat.
 *
 * @param name name of the instance, see {@link io.curasync.platform.InstanceId}
 * @param startedAt time at which the instance started, by PostgreSQL's clock
 * @param heartbeatAt time of the last heartbeat or of an orderly stop, by PostgreSQL's clock
 * @param clockOffset the instance's clock minus PostgreSQL's clock
 * @param settings digests of the settings that must be equal on all instances, by name of the setting
 */
public record AppInstance(
        String name,
        String version,
        Instant startedAt,
        Instant heartbeatAt,
        Duration clockOffset,
        Map<String, String> settings,
        State state) {

    /** State of an instance. */
    public enum State {
        RUNNING,
        /** The instance has sent no heartbeat for 45 seconds and has not reported an orderly stop. */
        SILENT,
        STOPPED
    }

    /**
     * Returns the names of the settings whose values differ between this instance and another one. Ignores settings that only one of the
     * two instances has.
     */
    public SortedSet<String> differingSettings(AppInstance other) {
        SortedSet<String> names = new TreeSet<>(settings.keySet());
        names.retainAll(other.settings.keySet());
        names.removeIf(name -> Objects.equals(settings.get(name), other.settings.get(name)));
        return names;
    }

    /** Returns the part of the name that stays the same when the process is restarted on the same machine. */
    String machine() {
        return name.replaceFirst("-\\d+-[0-9a-f]{4}$", "");
    }
}
