package io.curasync.platform.text;

/** Removes all byte order marks at the start of a text. Concatenated files can have several of them. */
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
