package io.curasync.sync.schedule;

import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.SourceCooldown;
import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.sync.StartResult;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncTrigger;
import io.curasync.sync.run.RunAdmission;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Determines whether a schedule is due, and fires a due schedule. To fire a schedule means to request the admission of a run. A slot is one
 * scheduled time. The current time and the last fired slots come from PostgreSQL, so the clock of this instance does not matter.
 */
@Component
class DueSchedules {

    private final ScheduleRepository schedules;
    private final CronTimetable cronTimetable;
    private final RunAdmission runAdmission;
    private final PartnerApi api;
    private final SourceCooldown cooldown;
    private final MissingPracticeMarker practices;

    DueSchedules(
            ScheduleRepository schedules,
            CronTimetable cronTimetable,
            RunAdmission runAdmission,
            PartnerApi api,
            SourceCooldown cooldown,
            MissingPracticeMarker practices) {
        this.cooldown = cooldown;
        this.schedules = schedules;
        this.cronTimetable = cronTimetable;
        this.runAdmission = runAdmission;
        this.api = api;
        this.practices = practices;
    }

    /**
     * Result of firing a schedule or a retry.
     *
     * @param kind kind of the run
     * @param result result of run admission, or {@link StartResult.NotConfigured}
     */
    record Fired(SyncKind kind, StartResult result) {}

    /**
     * Returns whether {@link #fire} would fire a schedule now. This method is called every second, so it needs only one query unless a
     * schedule is due. If a schedule was never initialized, initializes it and returns false.
     */
    boolean isDue() {
        ScheduleRepository.ScheduleTimes times = schedules.read();
        if (times.lastFull() == null || times.lastIncremental() == null) {
            schedules.initialize();
            return false;
        }
        return kindToStart(times, dueSlots(times)) != null;
    }

    /**
     * Fires the due schedule, or the due retry of a failed run. Requests the admission of a run, unless a setting is missing. If both kinds
     * of runs are due, requests only a full run. The same transaction marks all due slots as fired, so that slots and runs are consistent.
     *
     * @return empty if nothing is due, for example because another instance has just fired the schedule, or during a cooldown
     */
    @Transactional
    public Optional<Fired> fire() {
        schedules.lock();
        ScheduleRepository.ScheduleTimes times = schedules.read();
        Map<SyncKind, Instant> slots = dueSlots(times);
        SyncKind kind = kindToStart(times, slots);
        if (kind == null) {
            return Optional.empty();
        }
        slots.forEach(schedules::advance);
        String missing = api.missingSetting();
        return Optional.of(new Fired(
                kind,
                missing != null
                        ? new StartResult.NotConfigured(missing)
                        : runAdmission.admit(kind, SyncTrigger.SCHEDULE, null, false, practices.known())));
    }

    /** Returns the latest due slot of each kind of run that has a due slot. Older due slots are skipped. */
    private Map<SyncKind, Instant> dueSlots(ScheduleRepository.ScheduleTimes times) {
        Map<SyncKind, Instant> slots = new EnumMap<>(SyncKind.class);
        for (SyncKind kind : SyncKind.values()) {
            Instant last = times.last(kind);
            Instant slot = last == null ? null : cronTimetable.latest(kind, last, times.now());
            if (slot != null) {
                slots.put(kind, slot);
            }
        }
        return slots;
    }

    /**
     * Returns the kind of run to start. Returns null if no slot and no retry is due. Also returns null during a cooldown, so that due
     * slots remain due.
     */
    private @Nullable SyncKind kindToStart(ScheduleRepository.ScheduleTimes times, Map<SyncKind, Instant> slots) {
        SyncKind due = dueKind(times, slots);
        return due == null || cooldown.current().isPresent() ? null : due;
    }

    private @Nullable SyncKind dueKind(ScheduleRepository.ScheduleTimes times, Map<SyncKind, Instant> slots) {
        if (slots.containsKey(SyncKind.FULL)) {
            return SyncKind.FULL;
        }
        if (slots.containsKey(SyncKind.INCREMENTAL)) {
            return SyncKind.INCREMENTAL;
        }
        SyncKind retry = times.retry();
        boolean possible =
                retry != null && cronTimetable.next(retry, times.now()) != null && api.missingSetting() == null;
        return possible ? retry : null;
    }
}
