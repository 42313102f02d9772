package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Practices as comma-separated values (RFC 4180), row by row: the columns that are shown, and what tells practices apart. */
@Component
public class PracticeCsv {

    private record Field(String header, Function<PracticeRow, @Nullable Object> value) {}

    private final Practices practices;

    PracticeCsv(Practices practices) {
        this.practices = practices;
    }

    public void write(Scope scope, PracticeFilter filter, Sorting sorting, List<PracticeColumn> columns, Appendable out)
            throws IOException {
        List<Field> fields = columns.stream().flatMap(PracticeCsv::fields).toList();
        out.append(Csv.line(fields.stream().map(Field::header).toArray()));
        try {
            practices.each(scope, filter, sorting, row -> append(out, fields, row));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
                        new Field("activatedAt", PracticeRow::activatedAt),
                        new Field("missingSince", PracticeRow::missingSince));
            case LAST_ORDER -> Stream.of(new Field("lastOrderAt", PracticeRow::lastOrderAt));
            case CHANGED -> Stream.of(new Field("changedAt", PracticeRow::changedAt));
            case SYNCED -> Stream.of(new Field("lastSyncedAt", PracticeRow::seenAt));
        };
    }

    private static void append(Appendable out, List<Field> fields, PracticeRow row) {
        try {
            out.append(Csv.line(
                    fields.stream().map(field -> field.value().apply(row)).toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
