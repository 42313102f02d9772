package io.curasync.bookimport;

import io.curasync.ledger.KnownPractice;
import io.curasync.ledger.KnownPractices;
import io.curasync.ledger.Outcome;
import io.curasync.ledger.Settlement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings an import's good rows in, some hundred a step: what they are posted to the ledger, what became of each and the
 * import's position commit together, so that a row counts once whoever dies in between.
 */
@Component
class Apply {

    private static final int ROWS = 1_000;

    private static final String DUE = """
            select row, practice_id, user_id, name, npi, rep_id, state, specialty from book_import_entry
            where import = ? and row > ? and fault is null order by row limit ?""";

    private static final String SETTLE = """
            update book_import_entry e set outcome = s.outcome, fault = s.reason
            from unnest(:rows::int[], :outcomes::text[], :reasons::text[]) as s (row, outcome, reason)
            where e.import = :id and e.row = s.row""";

    private static final String ADVANCE = """
            update book_import set position = :position, created = created + :created, updated = updated + :updated,
                unchanged = unchanged + :unchanged, refused = refused + :refused
            where id = :id""";

    private final JdbcClient jdbc;
    private final KnownPractices practices;

    Apply(JdbcClient jdbc, KnownPractices practices) {
        this.jdbc = jdbc;
        this.practices = practices;
    }

    /** A good row that is next. */
    record Due(int row, KnownPractice practice) {}

    List<Due> due(BookImport book) {
        return jdbc.sql(DUE)
                .params(book.id(), book.position(), ROWS)
                .query((row, number) -> new Due(
                        row.getInt("row"),
                        new KnownPractice(
                                row.getString("practice_id"),
                                row.getString("user_id"),
                                row.getString("name"),
                                row.getString("npi"),
                                row.getObject("rep_id", Long.class),
                                row.getString("state"),
                                row.getString("specialty"))))
                .list();
    }

    /** One step, within the caller's transaction, which has the import locked. */
    void step(BookImport book, long creator) {
        List<Due> due = due(book);
        if (due.isEmpty()) {
            jdbc.sql(
                            "update book_import set status = 'DONE', position = rows, finished_at = clock_timestamp() where id = ?")
                    .param(book.id())
                    .update();
            return;
        }
        settle(book, due, post(book, creator, due));
    }

    /** Posts rows to the ledger, within the caller's transaction. */
    List<Settlement> post(BookImport book, long creator, List<Due> due) {
        return practices.post(
                due.stream().map(Due::practice).toList(),
                creator,
                "practice.imported",
                "import %d, by %s".formatted(book.id(), book.creator()));
    }

    /** Marks a good row as refused, within the caller's transaction, unless that was done meanwhile. */
    void refuse(BookImport book, Due due, String reason) {
        jdbc.sql("""
                        with refused as (
                            update book_import_entry set outcome = 'REFUSED', fault = :reason
                            where import = :id and row = :row and fault is null returning row
                        )
                        update book_import set refused = refused + 1 where id = :id and exists (select from refused)""")
                .param("reason", reason)
                .param("id", book.id())
                .param("row", due.row())
                .update();
    }

    private void settle(BookImport book, List<Due> due, List<Settlement> settlements) {
        List<String> outcomes = new ArrayList<>();
        List<@Nullable String> reasons = new ArrayList<>();
        for (Settlement settlement : settlements) {
            outcomes.add(
                    settlement.outcome() == Outcome.QUARANTINED
                            ? "REFUSED"
                            : settlement.outcome().name());
            reasons.add(settlement.reason());
        }
        jdbc.sql(SETTLE)
                .param("rows", due.stream().map(Due::row).toArray(Integer[]::new))
                .param("outcomes", outcomes.toArray(String[]::new))
                .param("reasons", reasons.toArray(String[]::new))
                .param("id", book.id())
                .update();
        jdbc.sql(ADVANCE)
                .param("position", due.getLast().row())
                .param("created", count(outcomes, "CREATED"))
                .param("updated", count(outcomes, "UPDATED"))
                .param("unchanged", count(outcomes, "UNCHANGED"))
                .param("refused", count(outcomes, "REFUSED"))
                .param("id", book.id())
                .update();
    }

    private static long count(List<String> outcomes, String outcome) {
        return outcomes.stream().filter(outcome::equals).count();
    }
}
