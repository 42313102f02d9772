package io.curasync.enrollment.ui;

import io.curasync.enrollment.FormField;
import io.curasync.enrollment.Submission;
import io.curasync.enrollment.SubmissionStatus;
import io.curasync.ui.StatusBadge;

/** UI texts for the status of a submission. */
final class SubmissionStatusLabels {

    private SubmissionStatusLabels() {}

    static String of(SubmissionStatus status) {
        return switch (status) {
            case DRAFT -> "Draft";
            case SENDING -> "Sending";
            case ACCEPTED -> "Accepted";
            case REFUSED -> "Refused";
            case UNKNOWN -> "Unknown";
        };
    }

    /**
     * Returns the label of the status. Separate labels exist for disputed submissions, for drafts that did not arrive, and for other drafts
     * with earlier attempts.
     */
    static String of(Submission submission) {
        if (submission.absent()) {
            return "Not arrived";
        }
        if (submission.disputed()) {
            return "To be decided";
        }
        return submission.status() == SubmissionStatus.DRAFT && submission.attempts() > 0
                ? "Not sent"
                : of(submission.status());
    }

    static StatusBadge.Kind kind(Submission submission) {
        return switch (submission.status()) {
            case DRAFT -> submission.absent() ? StatusBadge.Kind.WARN : StatusBadge.Kind.NEUTRAL;
            case SENDING -> StatusBadge.Kind.RUNNING;
            case ACCEPTED -> StatusBadge.Kind.OK;
            case REFUSED -> StatusBadge.Kind.ERROR;
            case UNKNOWN -> StatusBadge.Kind.WARN;
        };
    }

    static StatusBadge badge(Submission submission) {
        return new StatusBadge(kind(submission), of(submission));
    }

    /** Returns a text that explains the status and the possible next step; "" for a draft that was never sent. */
    static String explanation(Submission submission) {
        String message = submission.message() == null ? "" : submission.message() + ". ";
        return switch (submission.status()) {
            case DRAFT ->
                submission.attempts() == 0
                        ? ""
                        : message + (submission.absent() ? "" : "Nothing was sent. ") + "It may be sent again.";
            case SENDING -> "It is being sent to CuraGenesis.";
            case ACCEPTED ->
                submission.userId() == null
                        ? message + "CuraGenesis has it."
                        : "CuraGenesis has it as %s.".formatted(submission.userId());
            case REFUSED -> message + "CuraGenesis did not create the practice. Fix the form and send it again.";
            case UNKNOWN ->
                submission.disputed()
                        ? message + "An admin decides whether it is the same practice. Until then nothing changes."
                        : message
                                + "It may have arrived, so it is not sent again until the outcome is known. CuraGenesis sends"
                                + " a welcome email to %s, who may have received it already."
                                        .formatted(submission.formData().get(FormField.EMAIL));
        };
    }
}
