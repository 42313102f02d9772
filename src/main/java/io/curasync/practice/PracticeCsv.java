package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.text.CsvWriter;
import io.curasync.practice.PracticeQuery.WithDetails;
import io.curasync.practice.PracticeRow.Dormancy;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Exports practices as CSV (RFC 4180), row by row. A column of the list can become several CSV columns. For example, the practice column
 * becomes the practice id, the user id and the name. The phone and the address follow the columns of the list. New detail columns must be
 * added at the end, because programs may read columns by position.
 */
@Component
public class PracticeCsv {

    private static final List<Field> DETAILS = List.of(
            new Field("phone", WithDetails::phone),
            new Field("street", row -> row.address().street()),
            new Field("city", row -> row.address().city()),
            new Field("addressState", row -> row.address().state()),
            new Field("zip", row -> row.address().zip()));

    private record Field(String header, Function<WithDetails, @Nullable Object> value) {

        static Field of(String header, Function<PracticeRow, @Nullable Object> value) {
            return new Field(header, row -> value.apply(row.practice()));
        }
    }

    private final PracticeQuery practiceQuery;

    PracticeCsv(PracticeQuery practiceQuery) {
        this.practiceQuery = practiceQuery;
    }

    /**
     * Writes all practices in scope that match the filter.
     *
     * @param columns columns of the list, in the order of the file; the file also contains the phone and the address
     */
    public void write(
            Scope scope,
            PracticeFilter filter,
            PracticeSort practiceSort,
            List<PracticeColumn> columns,
            Appendable out) {
        List<Field> fields = Stream.concat(columns.stream().flatMap(PracticeCsv::fields), DETAILS.stream())
                .toList();
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
                        Field.of("practiceId", PracticeRow::practiceId),
                        Field.of("userId", PracticeRow::userId),
                        Field.of("name", PracticeRow::name));
            case STATE -> Stream.of(Field.of("state", PracticeRow::state));
            case SPECIALTY -> Stream.of(Field.of("specialty", PracticeRow::specialty));
            case REP -> Stream.of(Field.of("salesRep", PracticeRow::salesRep), Field.of("rep", PracticeRow::rep));
            case ORDERS -> Stream.of(Field.of("totalOrders", PracticeRow::totalOrders));
            case STATUS ->
                Stream.of(
                        Field.of("status", PracticeRow::status),
                        Field.of("activatedAt (UTC)", PracticeRow::activatedAt),
                        Field.of("missingSince (UTC)", PracticeRow::missingSince));
            case LAST_ORDER -> Stream.of(Field.of("lastOrderAt (UTC)", PracticeRow::lastOrderAt));
            case OVERDUE ->
                Stream.of(
                        Field.of(
                                "dormantSince (UTC)",
                                row -> row.dormancy() == null
                                        ? null
                                        : row.dormancy().since()),
                        Field.of("usualDaysBetweenOrders", PracticeCsv::usualDays));
            case CHANGED -> Stream.of(Field.of("changedAt (UTC)", PracticeRow::changedAt));
            case SYNCED -> Stream.of(Field.of("lastSyncedAt (UTC)", PracticeRow::seenAt));
        };
    }

    private static @Nullable Object usualDays(PracticeRow row) {
        Dormancy dormancy = row.dormancy();
        return dormancy == null ? null : Math.round(dormancy.usualInterval().toHours() / 24.0);
    }
}
