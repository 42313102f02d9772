package io.curasync.practice.timeline;

/** Thrown if a text or a due day that a user has entered is not valid. The message is a sentence that can be shown to the user. */
public class InvalidTextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidTextException(String sentence) {
        super(sentence);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
