package io.curasync.practiceimport;

import io.curasync.ledger.Npi;
import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.platform.text.UsStates;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses a row by the column mapping and validates it without other rows. */
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
     * @param state its code, or the text of the cell if it is not a US state
     * @param fault null if the row is valid on its own
     */
    record Entry(
            @Nullable String practiceId,
            @Nullable String userId,
            @Nullable String name,
            @Nullable String npi,
            @Nullable Long repId,
            @Nullable String state,
            @Nullable String specialty,
            @Nullable String fault) {}

    Entry read(List<String> cells) {
        String practiceId = columnMapping.read(cells, ImportColumn.PRACTICE_ID);
        String userId = columnMapping.read(cells, ImportColumn.USER_ID);
        String name = columnMapping.read(cells, ImportColumn.NAME);
        String npi = columnMapping.read(cells, ImportColumn.NPI);
        String rep = columnMapping.read(cells, ImportColumn.REP);
        String state = columnMapping.read(cells, ImportColumn.STATE);
        String specialty = columnMapping.read(cells, ImportColumn.SPECIALTY);
        String tidyNpi = npi == null ? null : Npi.tidy(npi);
        Long repId = rep == null ? null : repLookup.id(rep);
        Optional<String> code = state == null ? Optional.empty() : UsStates.code(state);
        String fault = null;
        if (cells.equals(header)) {
            fault = "it repeats the title row";
        } else if (cells.size() > header.size()) {
            fault = "it has %d columns, the title row has %d".formatted(cells.size(), header.size());
        } else if (practiceId == null && userId == null) {
            fault = "it has neither a practice id nor a user id of CuraGenesis";
        } else if (unfit(practiceId) || unfit(userId) || unfit(name) || unfit(specialty) || unfit(state)) {
            fault = "a text in it is longer than %d characters, or has one that cannot be shown".formatted(MAX_LENGTH);
        } else if (tidyNpi != null && !Npi.isValid(tidyNpi)) {
            fault = "“%s” is not a valid NPI".formatted(shortened(npi));
        } else if (rep != null && repId == null) {
            fault = repLookup.fault(Objects.requireNonNull(shortened(rep)));
        }
        return new Entry(
                shortened(practiceId),
                shortened(userId),
                shortened(name),
                shortened(tidyNpi),
                repId,
                code.orElse(shortened(state)),
                shortened(specialty),
                fault);
    }

    private static boolean unfit(@Nullable String text) {
        return text != null && (CodePoints.count(text) > MAX_LENGTH || !TextSanitizer.isEnterable(text));
    }

    /** Shortens a text for display. */
    private static @Nullable String shortened(@Nullable String text) {
        return text == null ? null : CodePoints.shortened(MAX_LENGTH, text);
    }
}
