package io.curasync.enrolment;

import io.curasync.account.CurrentUser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what is there already and may be the practice that is being filled in. Of others' practices it tells nothing more. */
@Component
public class Duplicates {

    private static final int MOST = 5;
    private static final int SHORTEST = 3;

    private static final String PRACTICES = """
            select p.id as practice, null::bigint as submission, coalesce(p.name, p.practice_id, p.user_id) as label,
                   p.state, p.npi = :npi as same_npi,
                   case when p.npi = :npi then 1 else similarity(lower(p.name), lower(:name)) end as likeness
            from practice p
            where (:all or p.owner_id = :user)
              and (p.npi = :npi or (lower(p.name) % lower(:name) and (:state = '' or p.state is null or p.state = :state)))""";

    private static final String SUBMISSIONS = """
            select null::bigint as practice, s.id as submission, s.name as label, nullif(s.state, '') as state,
                   s.npi = :npi as same_npi,
                   case when s.npi = :npi then 1 else similarity(lower(s.name), lower(:name)) end as likeness
            from practice_submission s
            where (:all or s.created_by = :user or s.rep_id = :user)
              and s.id <> :self and s.status <> 'ACCEPTED' and s.name <> ''
              and (s.npi = :npi or (lower(s.name) % lower(:name) and (:state = '' or s.state = '' or s.state = :state)))""";

    private static final String ELSEWHERE = """
            select exists (select 1 from practice where npi = :npi)
                or exists (select 1 from practice_submission
                           where npi = :npi and id <> :self and status in ('SENDING', 'UNKNOWN', 'ACCEPTED'))""";

    private final JdbcClient jdbc;

    Duplicates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What may be the same practice.
     *
     * @param practice CuraSync's id; null: it is a submission
     * @param submission null: it is a practice
     * @param sameNpi else its name is like it
     */
    public record Match(
            @Nullable Long practice,
            @Nullable Long submission,
            String label,
            @Nullable String state,
            boolean sameNpi) {}

    /**
     * What was found.
     *
     * @param elsewhere there is one with this NPI that the user may not see
     */
    public record Found(List<Match> matches, boolean elsewhere) {

        /** Whether it is certain: the same NPI. */
        public boolean certain() {
            return elsewhere || matches.stream().anyMatch(Match::sameNpi);
        }
    }

    /**
     * Looks for it.
     *
     * @param self the submission that is being filled in; null: it is not kept yet
     */
    public Found of(CurrentUser user, Intake intake, @Nullable Long self) {
        String npi = intake.get(IntakeField.NPI);
        String name = intake.get(IntakeField.NAME);
        boolean wholeNpi = IntakeRules.fault(IntakeField.NPI, npi).isEmpty();
        if (!wholeNpi && name.length() < SHORTEST) {
            return new Found(List.of(), false);
        }
        // What no practice has, so that it matches none.
        String asked = wholeNpi ? npi : "-";
        List<Match> matches = new ArrayList<>(
                jdbc.sql("select practice, submission, label, state, coalesce(same_npi, false) as same_npi from ("
                                + PRACTICES + " union all " + SUBMISSIONS + ") m order by likeness desc, label limit "
                                + MOST)
                        .param("npi", asked)
                        .param("name", name)
                        .param("state", intake.get(IntakeField.STATE))
                        .param("all", user.isAdmin())
                        .param("user", user.id())
                        .param("self", self == null ? -1 : self)
                        .query(Match.class)
                        .list());
        boolean told = matches.stream().anyMatch(Match::sameNpi);
        boolean elsewhere = wholeNpi
                && !told
                && jdbc.sql(ELSEWHERE)
                        .param("npi", npi)
                        .param("self", self == null ? -1 : self)
                        .query(Boolean.class)
                        .single();
        return new Found(List.copyOf(matches), elsewhere);
    }
}
