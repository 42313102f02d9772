package io.curasync.ledger.note;

import io.curasync.account.CurrentUser;
import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes timeline entries about actions of people that change no field of a practice, such as notes and next steps. Runs within
 * the caller's transaction. {@code LedgerRetentionJob} never deletes these entries.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PeopleTimeline {

    /**
     * Fact name of timeline entries that are notes. The detail of such an entry has the key {@code note}, and the key {@code editedAt} if
     * the note was edited.
     */
    public static final String NOTE_ADDED = "note.added";

    /** Time since its creation in which the author can edit a note. */
    public static final Duration EDIT_PERIOD = Duration.ofMinutes(10);

    /** Prefix of the fact names of entries about next steps, such as {@code next_step.done}. */
    public static final String NEXT_STEP = "next_step.";

    private static final String LOCK =
            "select practice from practice_observation where practice = :practice for update";

    private static final String ADD = """
            insert into timeline_entry (practice, fact, source, source_id, received_at, outcome, detail)
            values (:practice, :fact, 'PEOPLE', :by, least(:at, clock_timestamp()), 'UPDATED', :detail::jsonb) returning id""";

    private static final String OWN_NOTE =
            "p.id = t.practice and t.id = :note and t.fact = :fact and t.source_id = :by and ";

    private static final String EDIT = """
            update timeline_entry t
            set detail = t.detail || jsonb_build_object('note', :text::text, 'editedAt', to_jsonb(now()))
            from practice p where t.received_at > now() - interval '%d seconds' and %s""".formatted(EDIT_PERIOD.toSeconds(), OWN_NOTE);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PeopleTimeline(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Locks a practice until the transaction ends. Until then, it can neither be merged nor get another rep.
     *
     * @param practice CuraSync's id
     * @return false if the practice does not exist or is out of scope
     */
    public boolean lock(Scope scope, long practice) {
        jdbc.sql(LOCK).param("practice", practice).query().listOfRows();
        // The scope is checked by a second statement, because the rep may have changed while the first one waited for
        // the lock.
        SqlCondition inScope = scope.restrict("owner_id");
        return !jdbc.sql("select id from practice where id = :practice and " + inScope.sql())
                .params(inScope.parameters())
                .param("practice", practice)
                .query()
                .listOfRows()
                .isEmpty();
    }

    /**
     * Adds an entry. The practice must be locked.
     *
     * @param practice CuraSync's id
     * @param by id of the user
     * @param fact such as {@code next_step.done}
     * @param at time at which the user made the entry; {@code null} for now. It may be earlier than this call, for example if the
     *     user was offline. A time in the future counts as now.
     * @return id of the entry
     */
    public long add(long practice, long by, String fact, Map<String, ?> detail, @Nullable Instant at) {
        return jdbc.sql(ADD)
                .param("practice", practice)
                .param("fact", fact)
                .param("by", by)
                .param("at", SqlTimes.param(at))
                .param("detail", json.writeValueAsString(detail))
                .query(Long.class)
                .single();
    }

    /**
     * Adds a note and returns its id. The practice must be locked.
     *
     * @param at time at which the user wrote the note; {@code null} for now. See {@link #add}.
     */
    public long addNote(long practice, long by, String text, @Nullable Instant at) {
        return add(practice, by, NOTE_ADDED, Map.of("note", text), at);
    }

    /** Replaces the text of a note if this user wrote the note less than ten minutes ago, according to PostgreSQL's clock. */
    public NoteEdit editNote(CurrentUser by, long note, String text) {
        SqlCondition inScope = by.scope()
                .restrict("p.owner_id")
                .with("note", note)
                .with("fact", NOTE_ADDED)
                .with("by", by.id());
        if (jdbc.sql(EDIT + inScope.sql())
                        .params(inScope.parameters())
                        .param("text", text)
                        .update()
                > 0) {
            return NoteEdit.EDITED;
        }
        boolean exists = jdbc.sql("select exists (select from timeline_entry t, practice p where " + OWN_NOTE
                        + inScope.sql() + ")")
                .params(inScope.parameters())
                .query(Boolean.class)
                .single();
        return exists ? NoteEdit.TOO_LATE : NoteEdit.NOT_FOUND;
    }
}
