package io.curasync.testing;

/** An error whose logging fails with the same error, as it may if memory is exhausted. */
public final class UnloggableError extends OutOfMemoryError {

    private static final long serialVersionUID = 1;

    @Override
    public String toString() {
        throw this;
    }
}
