package io.curasync.reptarget;

import io.curasync.account.UserAccounts;
import io.curasync.platform.csv.CsvSource;
import io.curasync.platform.csv.CsvSourceException;
import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.NormalizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads changes of targets from CSV files with the columns rep, month, measure and target. */
@Component
public class TargetFileReader {

    private static final int MAX_SHOWN = 40;

    private final UserAccounts userAccounts;

    TargetFileReader(UserAccounts userAccounts) {
        this.userAccounts = userAccounts;
    }

    /**
     * Validates all lines of a file. Changes no target.
     *
     * @throws CsvSourceException if the file cannot be read, lacks a column, or has more than {@link TargetService#MAX_CHANGES} targets
     */
    public TargetFile read(byte[] bytes) throws CsvSourceException {
        List<CsvSource.Row> rows = new ArrayList<>();
        CsvSource.of(bytes, TargetColumn.TITLES).read(rows::add);
        if (rows.size() - 1 > TargetService.MAX_CHANGES) {
            throw new CsvSourceException(
                    "The file has more than %,d targets: split it.".formatted(TargetService.MAX_CHANGES));
        }
        List<String> header = rows.getFirst().cells();
        requireAllColumns(header);
        TargetChangeBuilder users = TargetChangeBuilder.of(userAccounts);
        List<TargetChange> changes = new ArrayList<>();
        List<TargetFile.Fault> faults = new ArrayList<>();
        for (CsvSource.Row row : rows.subList(1, rows.size())) {
            try {
                changes.add(change(users, header, row.cells()));
            } catch (InvalidTargetException e) {
                faults.add(new TargetFile.Fault(row.line(), String.valueOf(e.getMessage())));
            }
        }
        return new TargetFile(changes, faults);
    }

    private static void requireAllColumns(List<String> header) throws CsvSourceException {
        String missing = Arrays.stream(TargetColumn.values())
                .filter(column -> column.indexIn(header) < 0)
                .map(TargetColumn::title)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new CsvSourceException(
                    "The title row needs the columns rep, month, measure and target. Missing: %s.".formatted(missing));
        }
    }

    private static TargetChange change(TargetChangeBuilder users, List<String> header, List<String> cells)
            throws InvalidTargetException {
        String value = cell(TargetColumn.TARGET, header, cells);
        Long target = TargetText.target(value);
        if (target == null) {
            throw new InvalidTargetException(
                    "target is “%s”. Enter a whole number from 1 to 1,000,000,000, or delete the line."
                            .formatted(CodePoints.first(MAX_SHOWN, value)));
        }
        return users.change(
                cell(TargetColumn.REP, header, cells),
                TargetText.spreadsheetMonth(cell(TargetColumn.MONTH, header, cells)),
                TargetText.measure(cell(TargetColumn.MEASURE, header, cells)),
                target);
    }

    /** Returns the normalized text of a cell; empty if the row is too short. */
    private static String cell(TargetColumn column, List<String> header, List<String> cells) {
        int index = column.indexIn(header);
        return index < cells.size() ? NormalizedText.of(cells.get(index)) : "";
    }
}
