package io.curasync.practiceimport;

/** A file cannot be read as a book; the message says why and what helps. Nothing of it was kept. */
public final class CsvSourceException extends Exception {

    private static final long serialVersionUID = 1;

    CsvSourceException(String message) {
        super(message);
    }
}
