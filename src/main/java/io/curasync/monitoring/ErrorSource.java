package io.curasync.monitoring;

/** Part of CuraSync in which a failure occurred. The names are part of the public API contract. */
public enum ErrorSource {
    /** Sync runs that failed, were partial or were suspicious. */
    SYNC("Sync"),
    /** Events that could not be applied. */
    WEBHOOK("Webhook"),
    /** Rows that a sync read from CuraGenesis, but that could not be parsed or applied. */
    QUARANTINE("Quarantine"),
    /** Webhook requests whose signature was rejected, and requests with a valid signature that could not be read. */
    SIGNATURE("Signature"),
    /** Imports that failed, and rows of imports with errors. */
    IMPORT("Import"),
    /** Submissions that CuraGenesis rejected or did not receive, and submissions whose outcome is unknown or whose user id is disputed. */
    ENROLLMENT("Enrollment"),
    /** Emails and pushes that could not be sent. */
    MAIL("Email"),
    /** KPI figures that differ from a recount. */
    KPI("KPI");

    private final String label;

    ErrorSource(String label) {
        this.label = label;
    }

    /** Returns the name of the source on screens. */
    public String label() {
        return label;
    }
}
