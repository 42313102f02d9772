package io.curasync.curagenesis;

/**
 * One step of a call to CuraGenesis.
 *
 * @param millis duration in milliseconds
 * @param evidence result or error, such as an IP address or an HTTP status
 */
record NetworkStep(Stage stage, long millis, boolean succeeded, String evidence) {

    /** Steps of a call, in the order in which they are performed. Each constant has the action for operators if the step fails. */
    enum Stage {
        DNS("Check the host name in CURAGENESIS_API_BASE and the DNS of this machine."),
        TCP("Check that CuraGenesis is up, and that no firewall blocks connections from this machine."),
        TLS("Check the certificate of CuraGenesis and the clock of this machine."),
        HTTP(
                "Check that CuraGenesis is up and that CURAGENESIS_API_BASE is the address of its API; failed scheduled syncs are"
                        + " retried automatically.");

        private final String action;

        Stage(String action) {
            this.action = action;
        }

        String action() {
            return action;
        }
    }

    static NetworkStep http(ObservedCall call) {
        return new NetworkStep(
                Stage.HTTP,
                call.millis(),
                call.succeeded(),
                call.error() != null ? call.error() : "status " + call.status());
    }

    /** Returns the name of the step with its duration, such as {@code TCP 12 ms}. */
    String label() {
        return "%s %,d ms".formatted(stage, millis);
    }

    /** Returns the step as one line of evidence for a health check. */
    String line() {
        return label() + ": " + evidence;
    }
}
