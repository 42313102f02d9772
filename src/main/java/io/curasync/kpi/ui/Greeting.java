package io.curasync.kpi.ui;

import java.time.ZonedDateTime;

/** The greeting for a time of day. */
final class Greeting {

    private static final int NOON = 12;
    private static final int EVENING = 18;

    private Greeting() {}

    static String at(ZonedDateTime time) {
        int hour = time.getHour();
        return hour < NOON ? "Good morning" : hour < EVENING ? "Good afternoon" : "Good evening";
    }
}
