package io.curasync.platform;

/** The byte order mark that some systems write in front of UTF-8. */
public final class ByteOrderMark {

    private ByteOrderMark() {}

    public static String strip(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
