package io.curasync.platform.csv;

/** Thrown if a CSV file cannot be read. The message describes the cause to the user. */
public final class CsvSourceException extends Exception {

    private static final long serialVersionUID = 1;

    public CsvSourceException(String message) {
        super(message);
    }
}
