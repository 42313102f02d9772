package io.curasync.platform.csv;

import io.curasync.platform.text.ByteOrderMark;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Decodes files in UTF-8 or UTF-16. Excel uses UTF-16 for the file type “Unicode Text”. Rejects files in other encodings, because a wrong
 * guess of the encoding would corrupt names without an error.
 */
final class CsvDecoder {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private CsvDecoder() {}

    /**
     * Decodes a file and removes byte order marks at its start.
     *
     * @throws CsvSourceException if the file is an Excel workbook, or not valid in the detected encoding
     */
    static String decode(byte[] bytes) throws CsvSourceException {
        if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new CsvSourceException("The file is an Excel workbook: save it as “CSV UTF-8”.");
        }
        Charset charset = charset(bytes);
        CharsetDecoder decoder = charset.newDecoder();
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean broken = decoder.decode(ByteBuffer.wrap(bytes), out, true).isError();
        String text = out.flip().toString();
        if (broken) {
            long line = 1 + LINE_END.matcher(text).results().count();
            String encoding = charset == StandardCharsets.UTF_8 ? "UTF-8" : "UTF-16";
            throw new CsvSourceException(
                    "Line %d is not in %s: save the file as “CSV UTF-8”.".formatted(line, encoding));
        }
        return ByteOrderMark.strip(text);
    }

    /** Detects UTF-16 by its byte order mark, or by a zero byte among the first two bytes. Otherwise returns UTF-8. */
    private static Charset charset(byte[] bytes) {
        if (bytes.length < 2) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(bytes, 0xFF, 0xFE) || bytes[0] != 0 && bytes[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(bytes, 0xFE, 0xFF) || bytes[0] == 0 && bytes[1] != 0
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i == bytes.length || bytes[i] != (byte) prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
