package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.text.CsvWriter;
import io.curasync.practice.PracticeRow.Dormancy;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes practices as CSV (RFC 4180) row by row: the visible columns, and the ids that identify a practice. */
@Component
public class PracticeCsv {

    private record Field(String header, Function<PracticeRow, @Nullable Object> value) {}

    private final PracticeQuery practiceQuery;

    PracticeCsv(PracticeQuery practiceQuery) {
        this.practiceQuery = practiceQuery;
    }

    /** Writes all practices that match the filter in scope. */
    public void write(
            Scope scope,
            PracticeFilter filter,
            PracticeSort practiceSort,
            List<PracticeColumn> columns,
            Appendable out) {
        List<Field> fields = columns.stream().flatMap(PracticeCsv::fields).toList();
        CsvWriter csv = new CsvWriter(out, fields.stream().map(Field::header).toArray(String[]::new));
        practiceQuery.each(
                scope,
                filter,
                practiceSort,
                row -> csv.row(
                        fields.stream().map(field -> field.value().apply(row)).toArray()));
    }

    private static Stream<Field> fields(PracticeColumn column) {
        return switch (column) {
            case NAME ->
                Stream.of(
                        new Field("practiceId", PracticeRow::practiceId),
                        new Field("userId", PracticeRow::userId),
                        new Field("name", PracticeRow::name));
            case STATE -> Stream.of(new Field("state", PracticeRow::state));
            case SPECIALTY -> Stream.of(new Field("specialty", PracticeRow::specialty));
            case REP -> Stream.of(new Field("salesRep", PracticeRow::salesRep), new Field("rep", PracticeRow::rep));
            case ORDERS -> Stream.of(new Field("totalOrders", PracticeRow::totalOrders));
            case STATUS ->
                Stream.of(
                        new Field("status", PracticeRow::status),
                        new Field("activatedAt (UTC)", PracticeRow::activatedAt),
                        new Field("missingSince (UTC)", PracticeRow::missingSince));
            case LAST_ORDER -> Stream.of(new Field("lastOrderAt (UTC)", PracticeRow::lastOrderAt));
            case OVERDUE ->
                Stream.of(
                        new Field(
                                "dormantSince (UTC)",
                                row -> row.dormancy() == null
                                        ? null
                                        : row.dormancy().since()),
                        new Field("usualDaysBetweenOrders", PracticeCsv::usualDays));
            case CHANGED -> Stream.of(new Field("changedAt (UTC)", PracticeRow::changedAt));
            case SYNCED -> Stream.of(new Field("lastSyncedAt (UTC)", PracticeRow::seenAt));
        };
    }

    private static @Nullable Object usualDays(PracticeRow row) {
        Dormancy dormancy = row.dormancy();
        return dormancy == null ? null : Math.round(dormancy.usualInterval().toHours() / 24.0);
    }
}
