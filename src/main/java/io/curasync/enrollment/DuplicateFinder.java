package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds practices and submissions that may be duplicates of the practice in the form. Reveals nothing about duplicates outside
 * the user's scope, except that they have the same NPI or email.
 */
@Component
public class DuplicateFinder {

    private static final int MAX_MATCHES = 5;
    private static final int MIN_NAME_LENGTH = 3;
    /** Placeholder for an NPI or email that cannot be compared. No valid NPI or email is equal to this text. */
    private static final String NO_VALUE = "-";

    private static final String PRACTICES = """
            select p.id as practice, null::bigint as submission, coalesce(p.name, p.practice_id, p.user_id) as label,
                   p.state, case when p.npi = :npi then 'NPI' else 'NAME' end as field,
                   case when p.npi = :npi then 1 else similarity(lower(p.name), lower(:name)) end as similarity
            from practice_directory p
            where (:all or p.owner_id = :user)
              and (p.npi = :npi or (lower(p.name) % lower(:name) and (:state = '' or p.state is null or p.state = :state)))""";
    // Finds an accepted submission by its email, because PRACTICES does not compare emails. Finds an accepted
    // submission
    // by its NPI only if no practice has the NPI. Otherwise, PRACTICES finds the practice itself.
    private static final String SUBMISSIONS = """
            select null::bigint as practice, s.id as submission, coalesce(nullif(s.name, ''), 'Submission ' || s.id) as label,
                   nullif(s.state, '') as state,
                   case when s.npi = :npi and s.status <> 'ACCEPTED' then 'NPI' when s.email_key = :email then 'EMAIL'
                        when s.npi = :npi then 'NPI' else 'NAME' end as field,
                   case when s.npi = :npi or s.email_key = :email then 1 else similarity(lower(s.name), lower(:name)) end
                       as similarity
            from practice_submission s
            where (:all or s.created_by = :user or s.rep_id = :user) and s.id <> :self
              and (s.email_key = :email and s.status in ('SENDING', 'UNKNOWN', 'ACCEPTED')
                   or s.npi = :npi and (s.status <> 'ACCEPTED' or not exists (select 1 from practice_directory where npi = :npi))
                   or s.status <> 'ACCEPTED' and s.name <> '' and lower(s.name) % lower(:name)
                      and (:state = '' or s.state = '' or s.state = :state))""";
    private static final String MATCHES = """
            select practice, submission, label, state, field from (%s union all %s) m
            order by similarity desc, label limit :limit""".formatted(PRACTICES, SUBMISSIONS);
    private static final String OUTSIDE_SCOPE = """
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
     * @param label display name
     * @param state US state of the practice; null if unknown
     * @param field the field whose value is the same as in the form, or {@link FormField#NAME} if the name is only similar
     */
    public record Match(
            @Nullable Long practice,
            @Nullable Long submission,
            String label,
            @Nullable String state,
            FormField field) {}

    /**
     * Result of a search for duplicates.
     *
     * @param compared the compared fields: NPI and email if they are valid, and the name if it is long enough
     * @param matches possible duplicates in the user's scope, most similar first; at most {@value DuplicateFinder#MAX_MATCHES}
     * @param outsideScope the fields (NPI or email) whose value also occurs outside the user's scope: in a practice, or in a submission
     *     that was or may have been sent; empty for an admin
     */
    public record Duplicates(Set<FormField> compared, List<Match> matches, Set<FormField> outsideScope) {

        public static final Duplicates NONE = new Duplicates(Set.of(), List.of(), Set.of());

        public Duplicates {
            compared = Set.copyOf(compared);
            matches = List.copyOf(matches);
            outsideScope = Set.copyOf(outsideScope);
        }

        public boolean isEmpty() {
            return matches.isEmpty() && outsideScope.isEmpty();
        }

        /** Returns the possible duplicates that were found by a comparison of the given field. */
        public List<Match> matches(FormField field) {
            return matches.stream().filter(match -> match.field() == field).toList();
        }
    }

    /**
     * Finds possible duplicates of the practice in the form. Returns {@link Duplicates#NONE} if no field can be compared.
     *
     * @param submission id of the submission with this form, which the search excludes; null if the form is not stored yet
     */
    public Duplicates find(CurrentUser user, FormData formData, @Nullable Long submission) {
        Set<FormField> compared = EnumSet.noneOf(FormField.class);
        String npi = valueToCompare(FormField.NPI, formData.get(FormField.NPI), compared);
        String email = valueToCompare(FormField.EMAIL, formData.emailKey(), compared);
        String name = formData.get(FormField.NAME);
        if (name.length() >= MIN_NAME_LENGTH) {
            compared.add(FormField.NAME);
        }
        if (compared.isEmpty()) {
            return Duplicates.NONE;
        }
        long self = submission == null ? -1 : submission;
        List<Match> matches = jdbc.sql(MATCHES)
                .param("npi", npi)
                .param("email", email)
                .param("name", compared.contains(FormField.NAME) ? name : "")
                .param("state", formData.get(FormField.STATE))
                .param("all", user.seesAll())
                .param("user", user.id())
                .param("self", self)
                .param("limit", MAX_MATCHES)
                .query(Match.class)
                .list();
        List<FormField> outsideScope = user.seesAll()
                ? List.of()
                : jdbc.sql(OUTSIDE_SCOPE)
                        .param("npi", npi)
                        .param("email", email)
                        .param("user", user.id())
                        .param("self", self)
                        .query(FormField.class)
                        .list();
        return new Duplicates(compared, matches, Set.copyOf(outsideScope));
    }

    /**
     * Adds the field to the compared fields and returns its value. If the value is empty or invalid, returns {@link #NO_VALUE}
     * and does not add the field.
     */
    private static String valueToCompare(FormField field, String value, Set<FormField> compared) {
        if (value.isEmpty() || FormValidator.fault(field, value).isPresent()) {
            return NO_VALUE;
        }
        compared.add(field);
        return value;
    }
}
