package io.curasync.monitoring.instance;

import io.curasync.monitoring.instance.AppInstance.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The instances that have sent a heartbeat within the last day.
 *
 * @param readAt time at which the instances were read, by PostgreSQL's clock
 */
public record InstanceOverview(List<AppInstance> instances, Instant readAt) {

    /**
     * Time after the last heartbeat during which a silent instance is reported as missed. After this time, the instance is assumed to have
     * been removed.
     */
    private static final Duration MISSED_FOR = Duration.ofHours(1);

    public InstanceOverview {
        instances = List.copyOf(instances);
    }

    public List<AppInstance> running() {
        return in(State.RUNNING).toList();
    }

    /**
     * Returns the silent instances whose last heartbeat is less than an hour old and that were not replaced. An instance counts as replaced
     * if a running instance started on the same machine after the silent instance's last heartbeat. If several instances of a machine are
     * silent, each needs its own replacement. The result is sorted by heartbeat, oldest first.
     */
    public List<AppInstance> missed() {
        Map<String, List<AppInstance>> silent = in(State.SILENT).collect(Collectors.groupingBy(AppInstance::machine));
        return silent.values().stream()
                .map(this::withoutSuccessors)
                .flatMap(Collection::stream)
                .filter(instance -> instance.heartbeatAt().plus(MISSED_FOR).isAfter(readAt))
                .sorted(Comparator.comparing(AppInstance::heartbeatAt))
                .toList();
    }

    private List<AppInstance> withoutSuccessors(List<AppInstance> silent) {
        List<AppInstance> successors = new ArrayList<>(running());
        List<AppInstance> missed = new ArrayList<>();
        silent.stream()
                .sorted(Comparator.comparing(AppInstance::heartbeatAt).reversed())
                .forEach(lost -> successors.stream()
                        .filter(started -> started.machine().equals(lost.machine()))
                        .filter(started -> started.startedAt().isAfter(lost.heartbeatAt()))
                        .findFirst()
                        .ifPresentOrElse(successors::remove, () -> missed.add(lost)));
        return missed;
    }

    /** Returns the names of the settings whose values differ between running instances. */
    public SortedSet<String> differingSettings() {
        List<AppInstance> running = running();
        SortedSet<String> names = new TreeSet<>();
        running.forEach(one -> running.forEach(other -> names.addAll(one.differingSettings(other))));
        return names;
    }

    private Stream<AppInstance> in(State state) {
        return instances.stream().filter(instance -> instance.state() == state);
    }
}
