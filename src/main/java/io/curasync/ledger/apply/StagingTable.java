package io.curasync.ledger.apply;

import io.curasync.account.RepNameNormalizer;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.platform.CopyWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Temporary table from which set-based statements read a round of facts; see {@link ConflictFreeBatches} for rounds. Facts are
 * written with {@code COPY}. PostgreSQL empties the table at commit.
 */
@Component
class StagingTable {

    private static final String CREATE = """
            create temporary table if not exists ledger_stage (
                seq int, complete boolean, has_source_time boolean,
                practice_id text, user_id text, cura_intake_id text, specialty text, state text,
                sales_rep text, sales_rep_key text, activated_at timestamptz, total int,
                version timestamptz, as_of timestamptz, source_id bigint, snapshot_hash bigint,
                practice bigint, duplicate bigint, created boolean not null default false, quarantine_reason text,
                sets_user_id boolean, sets_cura_intake_id boolean, sets_specialty boolean, sets_state boolean,
                sets_sales_rep boolean, sets_activated_at boolean, sets_total boolean, adds_unversioned_total boolean,
                raises_total_as_of boolean, requires_recount boolean, new_total_orders int, new_last_order_at timestamptz
            ) on commit delete rows""";

    private static final String COPY = """
            copy ledger_stage (seq, complete, practice_id, user_id, cura_intake_id, specialty, state, sales_rep,
                sales_rep_key, activated_at, total, snapshot_hash, has_source_time, version, as_of, source_id) from stdin""";

    private final JdbcTemplate jdbc;

    StagingTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces the content of the table with the facts of a round. Creates the table if the connection does not have it yet. */
    void load(List<StagedPracticeFact> round) {
        jdbc.execute(CREATE);
        jdbc.execute("delete from ledger_stage");
        rows(round).writeTo(jdbc, COPY);
    }

    private static CopyWriter rows(List<StagedPracticeFact> round) {
        CopyWriter rows = new CopyWriter();
        Origin origin = null;
        for (StagedPracticeFact fact : round) {
            // All rows of a page share one provenance. Its times are formatted only once, because formatting is slow.
            if (origin == null || fact.provenance() != origin.provenance()) {
                origin = Origin.of(fact.provenance());
            }
            row(rows, fact.index(), fact.content(), fact.hash());
            rows.column(origin.hasSourceTime())
                    .column(origin.version())
                    .column(origin.asOf())
                    .column(origin.provenance().sourceId())
                    .endRow();
        }
        return rows;
    }

    /** A provenance, and its {@link Provenance#version()} and {@link Provenance#asOf()} as texts for {@code COPY}. */
    private record Origin(Provenance provenance, boolean hasSourceTime, String version, String asOf) {

        static Origin of(Provenance provenance) {
            return new Origin(
                    provenance,
                    provenance.sourceTime() != null,
                    provenance.version().toString(),
                    provenance.asOf().toString());
        }
    }

    private static void row(CopyWriter rows, int index, Fact.PracticeSeen fact, @Nullable Long hash) {
        String salesRep = fact.salesRep();
        rows.column(index)
                .column(fact.complete())
                .column(fact.practiceId())
                .column(fact.userId())
                .column(fact.curaIntakeId())
                .column(fact.specialty())
                .column(fact.state())
                .column(salesRep)
                .column(salesRep == null ? null : RepNameNormalizer.key(salesRep))
                .column(fact.activatedAt())
                .column(fact.totalOrders())
                .column(hash);
    }
}
