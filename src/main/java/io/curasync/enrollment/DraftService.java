package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates, changes, discards and restores drafts, and changes rejected submissions. The values of the form are stored even if they are
 * invalid.
 */
@Component
public class DraftService {

    private static final String CREATE = """
            insert into practice_submission (created_by, rep_id, form, name, npi, email_key, state)
            values (:user, :rep, :form::jsonb, :name, :npi, :email, :state) returning id""";

    private static final String SAVE = """
            update practice_submission s set rep_id = case when :keepsRep then s.rep_id else :rep end, form = :form::jsonb,
                name = :name, npi = :npi, email_key = :email, state = :state, changed_at = clock_timestamp()
            where s.id = :id and (:all or s.created_by = :user or s.rep_id = :user)
              and s.status in ('DRAFT', 'REFUSED')""";

    private static final String DISCARD = """
            delete from practice_submission s
            where s.id = :id and (:all or s.created_by = :user or s.rep_id = :user)
              and s.status = 'DRAFT' and s.attempts = 0
            returning to_jsonb(s)::text""";
    private static final String RESTORE = """
            insert into practice_submission overriding system value
            select * from jsonb_populate_record(null::practice_submission, ?::jsonb) on conflict do nothing""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final UserAccounts userAccounts;
    private final ChangeSignal signal;

    DraftService(JdbcClient jdbc, JsonMapper json, UserAccounts userAccounts, ChangeSignal signal) {
        this.jdbc = jdbc;
        this.json = json;
        this.userAccounts = userAccounts;
        this.signal = signal;
    }

    /** Returns the enabled users, sorted by name. A practice can be assigned to any of them. */
    public List<User> reps() {
        return userAccounts.assignable();
    }

    /**
     * Stores a new draft. If {@code user} is a rep, that user always becomes the rep of the practice. If {@code user} is an admin whose
     * request is {@link CurrentUser#limited limited}, the practice gets no rep.
     *
     * @param rep id of the practice's future rep; null for none. The id of a user who is not enabled is treated like null.
     * @return id of the submission
     */
    public long create(CurrentUser user, FormData formData, @Nullable Long rep) {
        long id = bindParameters(jdbc.sql(CREATE), user, formData, rep)
                .query(Long.class)
                .single();
        signal.publish(Topic.ENROLLMENT);
        return id;
    }

    /**
     * Replaces the form and the rep of a submission. If {@code user} is a rep, that user always becomes the rep of the practice. If {@code
     * user} is an admin whose request is {@link CurrentUser#limited limited}, the rep does not change.
     *
     * @param rep id of the practice's future rep; null for none. The id of a user who is not enabled is treated like null.
     * @return false if the submission is neither a draft nor rejected, or the user's scope does not contain it
     */
    public boolean save(CurrentUser user, long id, FormData formData, @Nullable Long rep) {
        boolean saved = bindParameters(jdbc.sql(SAVE), user, formData, rep)
                        .param("id", id)
                        .param("all", user.seesAll())
                        .param("keepsRep", user.seesAll() && !user.isAdmin())
                        .update()
                > 0;
        if (saved) {
            signal.publish(Topic.ENROLLMENT);
        }
        return saved;
    }

    /**
     * A discarded draft, which {@link #restore} can store again.
     *
     * @param row all columns of the deleted row, as JSON
     */
    public record Discarded(String row) {}

    /**
     * Deletes a draft that was never sent. Returns empty if the user's scope does not contain the draft, or if the draft was already sent.
     */
    public Optional<Discarded> discard(CurrentUser user, long id) {
        Optional<Discarded> discarded = jdbc.sql(DISCARD)
                .param("id", id)
                .param("all", user.seesAll())
                .param("user", user.id())
                .query(String.class)
                .optional()
                .map(Discarded::new);
        signal.publish(Topic.ENROLLMENT);
        return discarded;
    }

    /** Restores a discarded draft with its former id. Has no effect if the draft is already restored. */
    public void restore(Discarded draft) {
        jdbc.sql(RESTORE).param(draft.row()).update();
        signal.publish(Topic.ENROLLMENT);
    }

    private JdbcClient.StatementSpec bindParameters(
            JdbcClient.StatementSpec sql, CurrentUser user, FormData formData, @Nullable Long rep) {
        return sql.param("user", user.id())
                .param("rep", rep(user, rep), Types.BIGINT)
                .param("form", json.writeValueAsString(formData.toMap()))
                .param("name", formData.get(FormField.NAME))
                .param("npi", formData.get(FormField.NPI))
                .param("email", formData.emailKey())
                .param("state", formData.get(FormField.STATE));
    }

    private @Nullable Long rep(CurrentUser user, @Nullable Long rep) {
        if (!user.seesAll()) {
            return user.id();
        }
        return user.isAdmin() ? onlyIfAssignable(rep) : null;
    }

    private @Nullable Long onlyIfAssignable(@Nullable Long rep) {
        return Optional.ofNullable(rep)
                .filter(id -> userAccounts.assignable().stream().anyMatch(user -> user.id() == id))
                .orElse(null);
    }
}
