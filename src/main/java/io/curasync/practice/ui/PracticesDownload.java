package io.curasync.practice.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.Scope;
import io.curasync.practice.PracticeCsv;
import io.curasync.practice.PracticeSort;
import java.io.IOException;
import java.time.LocalDate;

/**
 * Download of a CSV file. The file contains the practices that match the filter, with the visible columns of the list.
 *
 * @param standard the sort order if the URL has none
 */
record PracticesDownload(
        PracticeCsv csv, AuditedCsvDownload exports, Scope scope, ColumnSelection columns, PracticeSort standard) {

    /**
     * Sends the file.
     *
     * @param listing the current URL state of the list
     * @param query query of the list's URL, for the audit log
     * @param today current day in the user's time zone, for the file name
     */
    void send(DownloadEvent event, PracticeUrlState listing, String query, LocalDate today) throws IOException {
        exports.send(
                event,
                "practices.csv",
                CsvFileName.of(listing, today),
                query,
                out -> csv.write(scope, listing.filter(), listing.sorting(standard), columns.of(listing), out));
    }
}
