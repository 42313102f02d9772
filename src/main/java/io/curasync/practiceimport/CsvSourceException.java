package io.curasync.practiceimport;

/** Thrown if a file cannot be read. The message names the cause and the remedy, for the user. Nothing was stored. */
public final class CsvSourceException extends Exception {

    private static final long serialVersionUID = 1;

    CsvSourceException(String message) {
        super(message);
    }
}
