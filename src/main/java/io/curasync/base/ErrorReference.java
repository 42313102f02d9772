package io.curasync.base;

import io.curasync.platform.CallRate;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties what a user sees of a failure to its trace, which stands in the log only. */
public final class ErrorReference {

    private static final Logger log = LoggerFactory.getLogger(ErrorReference.class);

    /** Without a limit, a client without a session could fill the disk: a trace has up to 30 KB. */
    private static final CallRate TRACES = new CallRate(1, 50);

    private static final String ALL = "";

    private ErrorReference() {}

    /** Logs the failure, with its trace unless there are many, and returns the short id it is logged under. */
    public static String log(Throwable failure) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        if (isGone(failure)) {
            log.debug("A browser went away ({})", id, failure);
        } else if (TRACES.secondsToWait(ALL) == 0) {
            log.error("Failure {} on a screen", id, failure);
        } else {
            log.error(
                    "Failure {} on a screen: {}; trace omitted, too many failures",
                    id,
                    failure.getClass().getName());
        }
        return id;
    }

    /** The browser closed its connection while it was being answered: nobody's failure. */
    private static boolean isGone(Throwable failure) {
        return failure instanceof IOException
                || (failure.getCause() != null && failure.getCause() != failure && isGone(failure.getCause()));
    }
}
