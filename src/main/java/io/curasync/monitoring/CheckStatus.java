package io.curasync.monitoring;

/** Status of a health check. */
public enum CheckStatus {
    /** Nothing is wrong. */
    OK,
    /** Something needs attention, or the check could not be evaluated. */
    WARN,
    /** Something does not work or is not secure, or figures are wrong or out of date. */
    FAIL,
    /** The check does not apply with the current settings, or was never judged. The summary of the result contains the reason. */
    OFF;

    /** Returns whether a check with this status has a problem. A problem that lasts opens an incident. */
    public boolean isProblem() {
        return this == WARN || this == FAIL;
    }
}
