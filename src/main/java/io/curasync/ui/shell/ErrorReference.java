package io.curasync.ui.shell;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

/** Links the error that a user sees to its stack trace in the log. */
public final class ErrorReference {

    private static final Logger log = LoggerFactory.getLogger(ErrorReference.class);

    private ErrorReference() {}

    /** Logs the failure with its stack trace and returns the short id in the log message. */
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
