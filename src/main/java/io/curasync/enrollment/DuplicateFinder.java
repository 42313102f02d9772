package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds practices and submissions that may duplicate the practice in the form. Of those outside the user's scope it
 * reveals only that one exists.
 */
@Component
public class DuplicateFinder {

    private static final int MAX_MATCHES = 5;
    private static final int MIN_NAME_LENGTH = 3;
    /** Placeholder that matches no row. */
    private static final String NO_VALUE = "-";

    private static final String PRACTICES = """
            select p.id as practice, null::bigint as submission, coalesce(p.name, p.practice_id, p.user_id) as label,
                   p.state, case when p.npi = :npi then 'NPI' else 'NAME' end as field,
                   case when p.npi = :npi then 1 else similarity(lower(p.name), lower(:name)) end as likeness
            from practice_directory p
            where (:all or p.owner_id = :user)
              and (p.npi = :npi or (lower(p.name) % lower(:name) and (:state = '' or p.state is null or p.state = :state)))""";
    // An accepted submission already is a practice, but practices have no email.
    private static final String SUBMISSIONS = """
            select null::bigint as practice, s.id as submission, coalesce(nullif(s.name, ''), 'Submission ' || s.id) as label,
                   nullif(s.state, '') as state,
                   case when s.npi = :npi and s.status <> 'ACCEPTED' then 'NPI' when s.email_key = :email then 'EMAIL'
                        when s.npi = :npi then 'NPI' else 'NAME' end as field,
                   case when s.npi = :npi or s.email_key = :email then 1 else similarity(lower(s.name), lower(:name)) end
                       as likeness
            from practice_submission s
            where (:all or s.created_by = :user or s.rep_id = :user) and s.id <> :self
              and (s.email_key = :email and s.status in ('SENDING', 'UNKNOWN', 'ACCEPTED')
                   or s.npi = :npi and (s.status <> 'ACCEPTED' or not exists (select 1 from practice_directory where npi = :npi))
                   or s.status <> 'ACCEPTED' and s.name <> '' and lower(s.name) % lower(:name)
                      and (:state = '' or s.state = '' or s.state = :state))""";
    private static final String MATCHES = """
            select practice, submission, label, state, field from (%s union all %s) m
            order by likeness desc, label limit :most""".formatted(PRACTICES, SUBMISSIONS);
    private static final String ELSEWHERE = """
            select 'NPI' as field where exists (select 1 from practice_directory p where p.npi = :npi and p.owner_id is distinct from :user)
                or exists (select 1 from practice_submission s where s.npi = :npi and %1$s)
            union all
            select 'EMAIL' where exists (select 1 from practice_submission s where s.email_key = :email and %1$s)""".formatted("""
                    s.id <> :self and s.status in ('SENDING', 'UNKNOWN', 'ACCEPTED')
                        and s.created_by <> :user and s.rep_id is distinct from :user""");

    private final JdbcClient jdbc;

    DuplicateFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A possible duplicate.
     *
     * @param practice id of the practice in CuraSync; null for a submission
     * @param submission id of the submission; null for a practice
     * @param field the field with the same value, or a similar one for the name
     */
    public record Match(
            @Nullable Long practice,
            @Nullable Long submission,
            String label,
            @Nullable String state,
            FormField field) {}

    /**
     * The possible duplicates.
     *
     * @param compared fields that are complete enough to compare
     * @param elsewhere fields whose value occurs in a practice or submission outside the user's scope
     */
    public record Found(Set<FormField> compared, List<Match> matches, Set<FormField> elsewhere) {

        public static final Found NOTHING = new Found(Set.of(), List.of(), Set.of());

        public Found {
            compared = Set.copyOf(compared);
            matches = List.copyOf(matches);
            elsewhere = Set.copyOf(elsewhere);
        }

        public boolean isEmpty() {
            return matches.isEmpty() && elsewhere.isEmpty();
        }

        /** Returns the matches of this field. */
        public List<Match> matches(FormField field) {
            return matches.stream().filter(match -> match.field() == field).toList();
        }
    }

    /** @param self id of the form's submission; null if it is not stored yet */
    public Found of(CurrentUser user, FormData formData, @Nullable Long self) {
        Set<FormField> compared = EnumSet.noneOf(FormField.class);
        String npi = compared(FormField.NPI, formData.get(FormField.NPI), compared);
        String email = compared(FormField.EMAIL, formData.emailKey(), compared);
        String name = formData.get(FormField.NAME);
        if (name.length() >= MIN_NAME_LENGTH) {
            compared.add(FormField.NAME);
        }
        if (compared.isEmpty()) {
            return Found.NOTHING;
        }
        long own = self == null ? -1 : self;
        List<Match> matches = jdbc.sql(MATCHES)
                .param("npi", npi)
                .param("email", email)
                .param("name", compared.contains(FormField.NAME) ? name : "")
                .param("state", formData.get(FormField.STATE))
                .param("all", user.isAdmin())
                .param("user", user.id())
                .param("self", own)
                .param("most", MAX_MATCHES)
                .query(Match.class)
                .list();
        List<FormField> elsewhere = user.isAdmin()
                ? List.of()
                : jdbc.sql(ELSEWHERE)
                        .param("npi", npi)
                        .param("email", email)
                        .param("user", user.id())
                        .param("self", own)
                        .query(FormField.class)
                        .list();
        return new Found(compared, matches, Set.copyOf(elsewhere));
    }

    /** Returns the value if it is complete, otherwise a placeholder that matches nothing. */
    private static String compared(FormField field, String value, Set<FormField> compared) {
        if (value.isEmpty() || FormValidator.fault(field, value).isPresent()) {
            return NO_VALUE;
        }
        compared.add(field);
        return value;
    }
}
