package io.curasync.sync.run;

import io.curasync.curagenesis.PageRow;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;

/** A readable row of a page, with the fact that represents it in the ledger. */
record RowFact(PageRow.Valid row, Fact fact) {

    static RowFact of(Provenance provenance, PageRow.Valid row) {
        Fact fact = Fact.completePractice(provenance)
                .practiceId(row.practiceId())
                .userId(row.userId())
                .curaIntakeId(row.curaIntakeId())
                .specialty(row.specialty())
                .state(row.state())
                .salesRep(row.salesRep())
                .activatedAt(row.activatedAt())
                .totalOrders(row.totalOrders())
                .build();
        return new RowFact(row, fact);
    }
}
