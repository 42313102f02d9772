package io.curasync.ui.shell;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Logs failures with a short random id. The user sees this id in the error message. An admin can find the stack trace in the log by the id.
 */
public final class ErrorReference {

    private static final Logger log = LoggerFactory.getLogger(ErrorReference.class);

    private ErrorReference() {}

    /**
     * Logs the failure with its stack trace and a new id. The level is DEBUG if the browser has closed the connection, otherwise ERROR.
     *
     * @return the id, eight hexadecimal digits
     */
    public static String log(Throwable failure) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            log.debug("Browser disconnected, reference {}", id, failure);
        } else {
            log.error("Request of a screen failed, reference {}", id, failure);
        }
        return id;
    }
}
