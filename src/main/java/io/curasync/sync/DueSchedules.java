package io.curasync.sync;

import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.SourceCooldown;
import io.curasync.ledger.MissingPracticeMarker;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what the schedules ask for now. No clock of this instance has a say in it: the time comes from PostgreSQL, with what
 * was fired last.
 */
@Component
class DueSchedules {

    private final ScheduleRepository rows;
    private final CronTimetable cronTimetable;
    private final RunAdmission claim;
    private final PartnerApi api;
    private final SourceCooldown cooldown;
    private final MissingPracticeMarker practices;

    DueSchedules(
            ScheduleRepository rows,
            CronTimetable cronTimetable,
            RunAdmission claim,
            PartnerApi api,
            SourceCooldown cooldown,
            MissingPracticeMarker practices) {
        this.cooldown = cooldown;
        this.rows = rows;
        this.cronTimetable = cronTimetable;
        this.claim = claim;
        this.api = api;
        this.practices = practices;
    }

    /** A schedule asked for this kind, and this came of it. */
    record Fired(SyncKind kind, StartResult claim) {}

    /** Whether something is due; asked often, answered by one select. */
    boolean isDue() {
        ScheduleRepository.Look look = rows.look();
        if (look.lastFull() == null || look.lastIncremental() == null) {
            rows.begin();
            return false;
        }
        return kind(look, slots(look)) != null;
    }

    /**
     * Fires what is due, unless another instance has meanwhile. The slots are used up in the transaction that records the run
     * or its refusal: neither can be without the other. A full run does for an incremental one that is due as well.
     */
    @Transactional
    public Optional<Fired> fire() {
        rows.lock();
        ScheduleRepository.Look look = rows.look();
        Map<SyncKind, Instant> slots = slots(look);
        SyncKind kind = kind(look, slots);
        if (kind == null) {
            return Optional.empty();
        }
        slots.forEach(rows::advance);
        String missing = api.missingSetting();
        return Optional.of(new Fired(
                kind,
                missing != null
                        ? new StartResult.Off(missing)
                        : claim.claim(kind, SyncTrigger.SCHEDULE, null, false, practices.known())));
    }

    /** The slots that are due: of each kind the latest, which makes up for those before it. */
    private Map<SyncKind, Instant> slots(ScheduleRepository.Look look) {
        Map<SyncKind, Instant> slots = new EnumMap<>(SyncKind.class);
        for (SyncKind kind : SyncKind.values()) {
            Instant last = look.last(kind);
            Instant slot = last == null ? null : cronTimetable.latest(kind, last, look.now());
            if (slot != null) {
                slots.put(kind, slot);
            }
        }
        return slots;
    }

    /** Nothing while CuraGenesis asked not to be called: what is due stays due, and no slot is used up. */
    private @Nullable SyncKind kind(ScheduleRepository.Look look, Map<SyncKind, Instant> slots) {
        SyncKind due = due(look, slots);
        return due == null || cooldown.current().isPresent() ? null : due;
    }

    private @Nullable SyncKind due(ScheduleRepository.Look look, Map<SyncKind, Instant> slots) {
        if (slots.containsKey(SyncKind.FULL)) {
            return SyncKind.FULL;
        }
        if (slots.containsKey(SyncKind.INCREMENTAL)) {
            return SyncKind.INCREMENTAL;
        }
        SyncKind retry = look.retry();
        boolean possible =
                retry != null && cronTimetable.next(retry, look.now()) != null && api.missingSetting() == null;
        return possible ? retry : null;
    }
}
