package io.curasync.platform;

/** The byte order mark that some systems write in front of a text, and more than once where files are put together. */
public final class ByteOrderMark {

    private ByteOrderMark() {}

    public static String strip(String text) {
        int marks = 0;
        while (marks < text.length() && text.charAt(marks) == '\uFEFF') {
            marks++;
        }
        return text.substring(marks);
    }
}
