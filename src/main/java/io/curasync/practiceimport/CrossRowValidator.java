package io.curasync.practiceimport;

import io.curasync.platform.text.UsStates;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Validates the parsed rows of an import against each other, against the existing practices and against the users. Rejects conflicting
 * rows, and computes the expected effect of each valid row.
 */
@Component
class CrossRowValidator {

    /**
     * Rejects rows whose rep is a disabled user. If the practice already has this rep, the row stays valid and its rep is ignored.
     * Therefore, users can import an export of practices again.
     */
    private static final String DISABLED_REP = """
            update practice_import_entry e set rep_id = null, fault = case
                when not exists (select from practice_directory p where p.owner_id = e.rep_id
                    and (p.practice_id = e.practice_id or p.user_id = e.user_id))
                then 'user “' || u.email || '” is disabled' end
            from user_directory u
            where e.import = :id and e.fault is null and u.id = e.rep_id and not u.enabled""";

    /**
     * Rejects rows whose state is not a US state. If the practice already has this state, the row stays valid and its state is ignored.
     * Therefore, users can import an export of practices again.
     */
    private static final String UNKNOWN_STATE = """
            update practice_import_entry e set state = null, fault = case
                when not exists (select from practice_directory p where p.state = e.state
                    and (p.practice_id = e.practice_id or p.user_id = e.user_id))
                then '“' || e.state || '” is not a US state' end
            where e.import = :id and e.fault is null and e.state <> all (:states::text[])""";

    /**
     * Rejects rows that have the same value in a column as an earlier valid row. Before execution, {@code #} is replaced with the name of
     * the column, and {@code %} with its label.
     */
    private static final String REPEATED = """
            update practice_import_entry e set fault = 'the same % as in line ' || d.first
            from (select row, line, min(line) over (partition by #) as first from practice_import_entry
                  where import = :id and fault is null and # is not null) d
            where e.import = :id and e.row = d.row and d.line > d.first""";

    private static final String NPI_OF_OTHER_PRACTICE = """
            update practice_import_entry e
            set fault = 'its NPI is that of practice ' || coalesce(p.practice_id, p.user_id) || ' already'
            from practice_directory p
            where e.import = :id and e.fault is null and p.npi = e.npi
              and p.practice_id is distinct from e.practice_id and p.user_id is distinct from e.user_id""";

    private static final String OTHER_USER_ID = """
            update practice_import_entry e set fault = 'practice ' || e.practice_id || ' has the user id ' || p.user_id
                || ' at CuraGenesis, not ' || e.user_id
            from practice_directory p
            where e.import = :id and e.fault is null and p.practice_id = e.practice_id and p.user_id <> e.user_id""";

    private static final String OTHER_PRACTICE_ID = """
            update practice_import_entry e set fault = 'user id ' || e.user_id || ' is that of practice ' || p.practice_id
                || ' at CuraGenesis, not of ' || e.practice_id
            from practice_directory p
            where e.import = :id and e.fault is null and p.user_id = e.user_id and p.practice_id <> e.practice_id""";

    /**
     * SQL condition that is true if the row {@code e} changes the phone, the address or the contacts of the practice {@code k}, whose
     * stored details are {@code d}. A row never changes a value that a person has set.
     */
    private static final String CHANGES_DETAILS = """
            (e.phone is not null and not coalesce(d.phone_by_hand, false) and d.phone is distinct from e.phone
                or coalesce(e.street, e.city, e.zip) is not null and not coalesce(d.address_by_hand, false)
                    and (d.street, d.city, d.address_state, d.zip) is distinct from (e.street, e.city, e.state, e.zip)
                or e.contact_name is not null and not coalesce(d.contacts_by_hand, false) and not exists (
                    select from practice_contact_directory c where c.practice = k.id and c.name = e.contact_name
                        and coalesce(e.contact_role, c.role) is not distinct from c.role
                        and coalesce(e.contact_phone, c.phone) is not distinct from c.phone
                        and coalesce(e.contact_email, c.email) is not distinct from c.email))""";

    private static final String EFFECTS = """
            update practice_import_entry e set effect = case
                when k.id is null then 'CREATE'
                when coalesce(e.name, k.name) is distinct from k.name or coalesce(e.npi, k.npi) is distinct from k.npi
                    or coalesce(e.rep_id, k.owner_id) is distinct from k.owner_id or %1$s then 'UPDATE'
                else 'KEEP' end,
                changes = case when k.id is not null then nullif(jsonb_strip_nulls(jsonb_build_object(
                    'name', case when e.name <> coalesce(k.name, '') then jsonb_build_array(k.name, e.name) end,
                    'npi', case when e.npi <> coalesce(k.npi, '') then jsonb_build_array(k.npi, e.npi) end,
                    'rep', case when e.rep_id is distinct from k.owner_id and e.rep_id is not null
                        then jsonb_build_array(before.name, after.name) end,
                    'details', case when %1$s then jsonb_build_array(null, concat_ws(', ', e.phone, e.street, e.city, e.zip,
                        e.contact_name, e.contact_role, e.contact_phone, e.contact_email)) end)), '{}') end
            from practice_import_entry f
                left join practice_directory byp on byp.practice_id = f.practice_id
                left join practice_directory byu on byu.user_id = f.user_id
                left join practice_directory k on k.id = coalesce(byp.id, byu.id)
                left join practice_details_directory d on d.practice = k.id
                left join user_directory before on before.id = k.owner_id
                left join user_directory after on after.id = f.rep_id
            where e.import = :id and e.fault is null and f.import = e.import and f.row = e.row""".formatted(CHANGES_DETAILS);

    private static final String FINISH = """
            update practice_import b set status = 'READY', position = 0, faults = c.faults, to_create = c.creates,
                to_update = c.updates, to_keep = c.keeps, change_names = c.names, change_npis = c.npis, change_reps = c.reps,
                change_details = c.details
            from (select count(fault) as faults, count(*) filter (where effect = 'CREATE') as creates,
                         count(*) filter (where effect = 'UPDATE') as updates,
                         count(*) filter (where effect = 'KEEP') as keeps,
                         count(changes -> 'name') as names, count(changes -> 'npi') as npis,
                         count(changes -> 'rep') as reps, count(changes -> 'details') as details
                  from practice_import_entry where import = :id) c
            where b.id = :id""";

    private final JdbcClient jdbc;

    CrossRowValidator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Validates the rows, computes the effects of the valid ones, and sets the status of the import to {@link ImportStatus#READY}. */
    void validate(PracticeImport practiceImport) {
        // PostgreSQL's planner needs the current number of rows for the statements below.
        jdbc.sql("analyze practice_import_entry").update();
        jdbc.sql(UNKNOWN_STATE)
                .param("id", practiceImport.id())
                .param("states", UsStates.codes().toArray(String[]::new))
                .update();
        for (String sql : List.of(
                DISABLED_REP,
                OTHER_USER_ID,
                OTHER_PRACTICE_ID,
                NPI_OF_OTHER_PRACTICE,
                repeated("practice_id", "practice id"),
                repeated("user_id", "user id"),
                repeated("npi", "NPI"),
                EFFECTS,
                FINISH)) {
            jdbc.sql(sql).param("id", practiceImport.id()).update();
        }
    }

    private static String repeated(String column, String label) {
        return REPEATED.replace("#", column).replace("%", label);
    }
}
