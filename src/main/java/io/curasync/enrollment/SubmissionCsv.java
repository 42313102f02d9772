package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.platform.text.CsvWriter;
import java.util.List;
import org.springframework.stereotype.Component;

/** Exports submissions as comma-separated values (RFC 4180). Reads them page by page. */
@Component
public class SubmissionCsv {

    private static final int PAGE_SIZE = 500;

    private final SubmissionQuery submissionQuery;

    SubmissionCsv(SubmissionQuery submissionQuery) {
        this.submissionQuery = submissionQuery;
    }

    /** Writes the submissions in the user's scope that match the filter. */
    public void write(
            CurrentUser user, SubmissionFilter filter, SubmissionSort sort, boolean descending, Appendable out) {
        CsvWriter csv = new CsvWriter(
                out,
                "id",
                "status",
                "name",
                "npi",
                "state",
                "rep",
                "by",
                "email",
                "attempts",
                "sentAt (UTC)",
                "endedAt (UTC)",
                "userId",
                "message");
        List<Submission> page;
        int offset = 0;
        do {
            page = submissionQuery.page(user, filter, sort, descending, offset, PAGE_SIZE);
            for (Submission row : page) {
                csv.row(
                        row.id(),
                        row.absent() ? "NOT_ARRIVED" : row.status(),
                        row.formData().get(FormField.NAME),
                        row.formData().get(FormField.NPI),
                        row.formData().get(FormField.STATE),
                        row.rep(),
                        row.creator(),
                        row.formData().get(FormField.EMAIL),
                        row.attempts(),
                        row.sentAt(),
                        row.endedAt(),
                        row.userId(),
                        row.message());
            }
            offset += PAGE_SIZE;
        } while (page.size() == PAGE_SIZE);
    }
}
