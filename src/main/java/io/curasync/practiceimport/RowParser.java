package io.curasync.practiceimport;

import io.curasync.ledger.Npi;
import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.platform.text.UsStates;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses rows according to the column mapping, and validates each row independently of the others. */
final class RowParser {

    private static final int MAX_LENGTH = 200;

    private final List<String> header;
    private final ColumnMapping columnMapping;
    private final RepLookup repLookup;

    RowParser(List<String> header, ColumnMapping columnMapping, RepLookup repLookup) {
        this.header = header;
        this.columnMapping = columnMapping;
        this.repLookup = repLookup;
    }

    /**
     * A parsed row.
     *
     * @param repId id of the user whom the row names as rep; null if the row names no rep, or if the text does not match exactly one user
     * @param state code of the state, or the text of the cell if it is not a US state; null if the cell is empty
     * @param fault the first error, for the user; null if the row is valid
     */
    record Entry(
            @Nullable String practiceId,
            @Nullable String userId,
            @Nullable String name,
            @Nullable String npi,
            @Nullable Long repId,
            @Nullable String state,
            @Nullable String specialty,
            RowDetails details,
            @Nullable String fault) {}

    Entry read(List<String> cells) {
        String practiceId = columnMapping.read(cells, ImportColumn.PRACTICE_ID);
        String userId = columnMapping.read(cells, ImportColumn.USER_ID);
        String name = columnMapping.read(cells, ImportColumn.NAME);
        String npi = columnMapping.read(cells, ImportColumn.NPI);
        String rep = columnMapping.read(cells, ImportColumn.REP);
        String state = columnMapping.read(cells, ImportColumn.STATE);
        String specialty = columnMapping.read(cells, ImportColumn.SPECIALTY);
        RowDetails details = RowDetails.read(columnMapping, cells);
        String normalizedNpi = npi == null ? null : Npi.tidy(npi);
        Long repId = rep == null ? null : repLookup.id(rep);
        Optional<String> code = state == null ? Optional.empty() : UsStates.code(state);
        String fault = null;
        if (cells.equals(header)) {
            fault = "it repeats the title row";
        } else if (cells.size() > header.size()) {
            fault = "it has %d columns, the title row has %d".formatted(cells.size(), header.size());
        } else if (practiceId == null && userId == null) {
            fault = "it has neither a practice id nor a user id of CuraGenesis";
        } else if (isInvalid(practiceId)
                || isInvalid(userId)
                || isInvalid(name)
                || isInvalid(specialty)
                || isInvalid(state)) {
            fault = "it has a text of more than %d characters, or a character that cannot be shown"
                    .formatted(MAX_LENGTH);
        } else if (normalizedNpi != null && !Npi.isValid(normalizedNpi)) {
            fault = "“%s” is not a valid NPI".formatted(shortened(npi));
        } else if (rep != null && repId == null) {
            fault = repLookup.fault(Objects.requireNonNull(shortened(rep)));
        } else {
            fault = details.fault();
        }
        return new Entry(
                shortened(practiceId),
                shortened(userId),
                shortened(name),
                shortened(normalizedNpi),
                repId,
                code.orElse(shortened(state)),
                shortened(specialty),
                details.shortened(MAX_LENGTH),
                fault);
    }

    private static boolean isInvalid(@Nullable String text) {
        return text != null && (CodePoints.count(text) > MAX_LENGTH || !TextSanitizer.isEnterable(text));
    }

    /** Shortens a text to {@link #MAX_LENGTH} code points. Even a row with a longer text can then be stored and displayed. */
    private static @Nullable String shortened(@Nullable String text) {
        return text == null ? null : CodePoints.shortened(MAX_LENGTH, text);
    }
}
