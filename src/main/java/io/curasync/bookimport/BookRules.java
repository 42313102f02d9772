package io.curasync.bookimport;

import io.curasync.ledger.Npi;
import io.curasync.platform.Characters;
import io.curasync.platform.Printable;
import io.curasync.platform.UsStates;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a row means by the columns, or what is wrong with it by itself. */
final class BookRules {

    private static final int LONGEST = 200;

    private final List<String> header;
    private final Columns columns;
    private final Reps reps;

    BookRules(List<String> header, Columns columns, Reps reps) {
        this.header = header;
        this.columns = columns;
        this.reps = reps;
    }

    /**
     * @param state its code, else as it is written
     * @param fault null: it has none by itself
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
        String practiceId = columns.read(cells, BookColumn.PRACTICE_ID);
        String userId = columns.read(cells, BookColumn.USER_ID);
        String name = columns.read(cells, BookColumn.NAME);
        String npi = columns.read(cells, BookColumn.NPI);
        String rep = columns.read(cells, BookColumn.REP);
        String state = columns.read(cells, BookColumn.STATE);
        String specialty = columns.read(cells, BookColumn.SPECIALTY);
        String tidyNpi = npi == null ? null : Npi.tidy(npi);
        Long repId = rep == null ? null : reps.id(rep);
        Optional<String> code = state == null ? Optional.empty() : UsStates.code(state);
        String fault = null;
        if (cells.equals(header)) {
            fault = "it repeats the title row";
        } else if (cells.size() > header.size()) {
            fault = "it has %d columns, the title row has %d".formatted(cells.size(), header.size());
        } else if (practiceId == null && userId == null) {
            fault = "it has neither a practice id nor a user id of CuraGenesis";
        } else if (unfit(practiceId) || unfit(userId) || unfit(name) || unfit(specialty) || unfit(state)) {
            fault = "a text in it is longer than %d characters, or has one that cannot be shown".formatted(LONGEST);
        } else if (tidyNpi != null && !Npi.isValid(tidyNpi)) {
            fault = "“%s” is not a valid NPI".formatted(shortened(npi));
        } else if (rep != null && repId == null) {
            fault = reps.fault(Objects.requireNonNull(shortened(rep)));
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
        return text != null && (Characters.count(text) > LONGEST || !Printable.isEnterable(text));
    }

    /** Enough of it to be shown. */
    private static @Nullable String shortened(@Nullable String text) {
        return text == null ? null : Characters.shortened(LONGEST, text);
    }
}
