package io.curasync.practice.order;

import io.curasync.account.Scope;
import io.curasync.platform.text.CsvWriter;
import org.springframework.stereotype.Component;

/** Exports orders as CSV (RFC 4180), row by row. */
@Component
public class OrderCsv {

    private final OrderQuery orderQuery;

    OrderCsv(OrderQuery orderQuery) {
        this.orderQuery = orderQuery;
    }

    /** Writes all orders that match the filter and belong to practices in scope. The most recently placed order comes first. */
    public void write(Scope scope, OrderFilter filter, Appendable out) {
        CsvWriter csv = new CsvWriter(
                out,
                "orderId",
                "practiceId",
                "userId",
                "name",
                "amount",
                "placedAt (UTC)",
                "receivedAt (UTC)",
                "rep",
                "counted",
                "totalAsOf (UTC)");
        orderQuery.each(
                scope,
                filter,
                row -> csv.row(
                        row.orderId(),
                        row.practiceId(),
                        row.userId(),
                        row.practiceName(),
                        row.amount(),
                        row.placedAt(),
                        row.receivedAt(),
                        row.rep(),
                        row.counting().kind(),
                        row.counting().asOf()));
    }
}
