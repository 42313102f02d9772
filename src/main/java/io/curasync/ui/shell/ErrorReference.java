package io.curasync.ui.shell;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

/** A short id that appears both in an error message on the screen and in the log, where the stack trace is. */
public final class ErrorReference {

    private static final Logger log = LoggerFactory.getLogger(ErrorReference.class);

    private ErrorReference() {}

    /**
     * Logs the failure with its stack trace and a new id. Logs a closed browser connection at DEBUG only.
     *
     * @return the id
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
