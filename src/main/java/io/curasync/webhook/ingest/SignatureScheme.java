package io.curasync.webhook.ingest;

/** Scheme by which a sender signs deliveries. */
public enum SignatureScheme {
    /** Standard Webhooks, in which the signature covers id, timestamp and body. */
    STANDARD("Standard Webhooks"),
    /** HMAC-SHA256 of the body, in hexadecimal digits. The signature covers neither an id nor a timestamp. */
    HEX("hex without timestamp");

    private final String label;

    SignatureScheme(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
